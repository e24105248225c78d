package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.auth.Credentials;
import java.util.Map;

/**
 * Adds the credentials to each attempt; after a 401 it renews them, once.
 *
 * <p>The stack only ever sends to the configured origin, so no other one can get them.
 */
final class AuthLayer implements AttemptLayer {

  private static final int UNAUTHORIZED = 401;

  private final Credentials credentials;
  private final AttemptLayer next;

  private AuthLayer(Credentials credentials, AttemptLayer next) {
    this.credentials = credentials;
    this.next = next;
  }

  static AttemptLayer create(Credentials credentials, AttemptLayer next) {
    return credentials == Credentials.none() ? next : new AuthLayer(credentials, next);
  }

  @Override
  public RawResponse send(Attempt attempt) {
    Map<String, String> fields = credentials.headers();
    RawResponse response = next.send(attempt.withCredentials(fields));
    if (response.status() != UNAUTHORIZED || attempt.credentialsRenewed()) {
      return response;
    }
    RawResponse detached = response.detached(); // renewing may take long: hold no connection
    return credentials.refresh(fields) ? detached.withCredentialsRenewed() : detached;
  }
}
