package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.internal.okhttp.call.PendingCall;
import java.util.Map;

/**
 * Adds the credentials to each attempt of an operation that wants some; after a 401 it renews them,
 * once.
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
    if (attempt.operation().isAnonymous()) {
      return next.send(attempt);
    }
    PendingCall call = attempt.call();
    Map<String, String> fields =
        call.onBehalf(
            () ->
                call.isTransfer()
                    ? credentials.headersForTransfer(call.deadline()::left)
                    : credentials.headersWithin(call.deadline()::left));
    RawResponse response = next.send(attempt.withCredentials(fields));
    if (response.status() != UNAUTHORIZED || call.credentialsRenewed()) {
      return response;
    }
    RawResponse detached = response.detached(); // renewing may take long: hold no connection
    boolean renewed = call.onBehalf(() -> credentials.refreshWithin(fields, call.deadline()::left));
    if (renewed) {
      call.keepSecrets(response.secrets());
      call.credentialsRenewed(true);
    }
    return detached;
  }
}
