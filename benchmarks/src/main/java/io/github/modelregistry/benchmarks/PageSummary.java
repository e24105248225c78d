package io.github.modelregistry.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.modelregistry.benchmarks.peers.ModelBeans;
import io.github.modelregistry.benchmarks.peers.ModelRecords;
import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import io.github.modelregistry.truefoundry.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a client read from a page, to check that all of them do the same work.
 *
 * @param models how many there are
 * @param lastId the id of the last one
 * @param lastPackage the last one's Python package, the most deeply nested text
 */
record PageSummary(int models, String lastId, String lastPackage) {

  static PageSummary of(ListModelsResponse page) {
    Model last = last(page.data());
    return new PageSummary(
        page.data().size(),
        last.id(),
        requireNonNull(
                requireNonNull(requireNonNull(last.latestVersion()).manifest().environment())
                    .pipPackages())
            .get(0));
  }

  static PageSummary of(ModelRecords.Page page) {
    ModelRecords.Model last = last(page.data());
    return new PageSummary(
        page.data().size(),
        last.id(),
        last.latestVersion().manifest().environment().pipPackages().get(0));
  }

  static PageSummary of(ModelBeans.Page page) {
    ModelBeans.Model last = last(page.data);
    return new PageSummary(
        page.data.size(), last.id, last.latestVersion.manifest.environment.pipPackages.get(0));
  }

  static PageSummary of(bench.stock.okhttpgson.model.ListModelsResponse page) {
    bench.stock.okhttpgson.model.Model last = last(page.getData());
    return new PageSummary(
        page.getData().size(),
        last.getId(),
        last.getLatestVersion().getManifest().getEnvironment().getPipPackages().get(0));
  }

  static PageSummary of(bench.stock.nativejackson.model.ListModelsResponse page) {
    bench.stock.nativejackson.model.Model last = last(page.getData());
    return new PageSummary(
        page.getData().size(),
        last.getId(),
        last.getLatestVersion().getManifest().getEnvironment().getPipPackages().get(0));
  }

  /**
   * Checks that all clients read the same.
   *
   * @throws IllegalStateException if one of them read something else
   */
  static void requireEqual(int models, Map<String, PageSummary> byClient) {
    Set<PageSummary> different = Set.copyOf(byClient.values());
    if (different.size() != 1 || different.iterator().next().models != models) {
      throw new IllegalStateException("Of " + models + " models the clients read " + byClient);
    }
  }

  private static <T> T last(List<T> rows) {
    return rows.get(rows.size() - 1);
  }
}
