package io.github.modelregistry.truefoundry;

import io.github.modelregistry.error.PermissionDeniedException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Uploads by signed URLs, which may have expired before their turn comes. */
final class FreshUrl {

  private FreshUrl() {}

  /**
   * Uploads by a URL and, if the storage refuses it with 403, by another one, once.
   *
   * @param url the URL, or the URLs of all parts
   * @param fresh requests another one
   */
  static <U> void use(U url, Supplier<U> fresh, Consumer<U> use) {
    try {
      use.accept(url);
    } catch (PermissionDeniedException refused) {
      U other = fresh.get();
      try {
        use.accept(other);
      } catch (PermissionDeniedException again) {
        again.addSuppressed(refused);
        throw again;
      }
    }
  }
}
