package io.github.modelregistry.auth;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where tokens come from: a token endpoint, a file, a user's own code. */
@FunctionalInterface
public interface TokenSource {

  /**
   * Fetches a new token; may block. {@link TokenCache} never calls it twice at a time.
   *
   * @param previous the token to be replaced, whose refresh token may be used if it is still valid,
   *     or null for the first one
   * @throws io.github.modelregistry.error.RegistryException if no token can be obtained
   */
  AccessToken fetch(@Nullable AccessToken previous);

  /**
   * As {@link #fetch(AccessToken)}, for a call whose time is limited. Sources that wait for a
   * server override it; the default ignores the limit.
   *
   * @param timeLeft returns the time that the call has left, or null if it has no limit
   * @throws io.github.modelregistry.error.RegistryException if no token can be obtained in this
   *     time
   */
  default AccessToken fetchWithin(
      @Nullable AccessToken previous, Supplier<@Nullable Duration> timeLeft) {
    return fetch(previous);
  }
}
