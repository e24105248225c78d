package io.github.modelregistry.auth;

import org.jspecify.annotations.Nullable;

/** Where tokens come from: a token endpoint, a file, a user's own code. */
@FunctionalInterface
public interface TokenSource {

  /**
   * Fetches a new token; may block. {@link TokenCache} never calls it twice at a time.
   *
   * @param previous the token to be replaced, whose refresh token may be used if it is still valid,
   *     or null for the first one
   * @throws io.github.modelregistry.error.RegistryException if no token can be had
   */
  AccessToken fetch(@Nullable AccessToken previous);
}
