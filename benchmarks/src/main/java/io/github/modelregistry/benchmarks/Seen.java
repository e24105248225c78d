package io.github.modelregistry.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import io.github.modelregistry.truefoundry.model.Model;
import java.util.List;

/**
 * What a client made of a page, by which is told that all of them did the same work.
 *
 * @param models how many there are
 * @param lastId the id of the last one
 * @param lastPackage the last one's Python package, which lies deepest
 */
record Seen(int models, String lastId, String lastPackage) {

  static Seen of(ListModelsResponse page) {
    Model last = last(page.data());
    return new Seen(
        page.data().size(),
        last.id(),
        requireNonNull(
                requireNonNull(requireNonNull(last.latestVersion()).manifest().environment())
                    .pipPackages())
            .get(0));
  }

  static Seen of(bench.stock.okhttpgson.model.ListModelsResponse page) {
    bench.stock.okhttpgson.model.Model last = last(page.getData());
    return new Seen(
        page.getData().size(),
        last.getId(),
        last.getLatestVersion().getManifest().getEnvironment().getPipPackages().get(0));
  }

  static Seen of(bench.stock.nativejackson.model.ListModelsResponse page) {
    bench.stock.nativejackson.model.Model last = last(page.getData());
    return new Seen(
        page.getData().size(),
        last.getId(),
        last.getLatestVersion().getManifest().getEnvironment().getPipPackages().get(0));
  }

  /**
   * Makes sure that the clients saw the same.
   *
   * @throws IllegalStateException if one of them saw something else
   */
  static void requireAlike(int models, Seen ours, Seen stockOkHttpGson, Seen stockNative) {
    if (ours.models != models || !ours.equals(stockOkHttpGson) || !ours.equals(stockNative)) {
      throw new IllegalStateException(
          "Of %d models were read: ours %s, stock okhttp-gson %s, stock native %s"
              .formatted(models, ours, stockOkHttpGson, stockNative));
    }
  }

  private static <T> T last(List<T> rows) {
    return rows.get(rows.size() - 1);
  }
}
