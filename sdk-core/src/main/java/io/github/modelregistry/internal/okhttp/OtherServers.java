package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.internal.okhttp.attempt.Attempt;
import io.github.modelregistry.internal.okhttp.attempt.AttemptLayer;
import io.github.modelregistry.internal.okhttp.attempt.CallStack;
import io.github.modelregistry.internal.okhttp.attempt.ClientCertificates;
import io.github.modelregistry.internal.okhttp.attempt.DecodeLayer;
import io.github.modelregistry.internal.okhttp.attempt.RawResponse;
import io.github.modelregistry.internal.okhttp.attempt.ServerRoute;
import io.github.modelregistry.internal.retry.RetryEngine;
import io.github.modelregistry.runtime.TransportSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What sends requests to servers other than the client's own, such as storages: without
 * credentials, and with a retry budget apart. Set up when it is first used. Thread-safe.
 */
final class OtherServers implements AttemptLayer {

  private final TransportSpec spec;
  private final OkHttpClient own;
  private final @Nullable OkHttpClient users;
  private final RetryEngine retry;
  private final DecodeLayer stack;
  private @Nullable AttemptLayer layer;

  /**
   * Creates it; nothing is set up yet.
   *
   * @param own the client of the vendor's own server, whose connection pool is shared
   * @param users the user's client, or null
   */
  OtherServers(TransportSpec spec, OkHttpClient own, @Nullable OkHttpClient users) {
    this.spec =
        TransportSpec.builder(spec.vendor(), spec.baseUrl())
            .config(spec.config().toBuilder().driftListener(null).build())
            .build();
    this.own = own;
    this.users = users;
    this.retry = new RetryEngine(spec.config().retry());
    this.stack = CallStack.create(this.spec, this, this);
  }

  TransportSpec spec() {
    return spec;
  }

  RetryEngine retry() {
    return retry;
  }

  DecodeLayer stack() {
    return stack;
  }

  @Override
  public RawResponse send(Attempt attempt) {
    return layer().send(attempt);
  }

  private synchronized AttemptLayer layer() {
    if (layer == null) {
      ClientCertificates none = new ClientCertificates(null);
      OkHttpClient client = OkHttpClients.forOtherServers(own, users, spec.config(), none);
      layer =
          CallStack.withoutCredentials(
              spec.config(), client, new ServerRoute(spec.config(), client, none));
    }
    return layer;
  }
}
