package io.github.modelregistry.truefoundry;

import io.github.modelregistry.error.PermissionDeniedException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Uses signed URLs, which may have expired before their turn comes. */
final class FreshUrl {

  private FreshUrl() {}

  /**
   * Uses a URL and, if the storage refuses it with 403, another one, once.
   *
   * @param fresh requests another URL
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
