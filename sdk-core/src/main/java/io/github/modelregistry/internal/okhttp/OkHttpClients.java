package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.internal.okhttp.attempt.AttemptTimeouts;
import io.github.modelregistry.internal.okhttp.attempt.BoundedDns;
import io.github.modelregistry.internal.okhttp.attempt.ConnectionCheck;
import io.github.modelregistry.internal.okhttp.attempt.FollowUpSuppressor;
import io.github.modelregistry.runtime.TransportSpec;
import java.net.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** Configures OkHttp so that one call of it is one request, and nothing more. */
final class OkHttpClients {

  private static final int IDLE_CONNECTIONS = 5;
  private static final long IDLE_MINUTES = 5;

  private OkHttpClients() {}

  /** Returns a client with its own connection pool. */
  static OkHttpClient own(TransportSpec spec) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_MINUTES, TimeUnit.MINUTES))
            .dispatcher(new Dispatcher())
            .protocols(List.of(Protocol.HTTP_1_1)) // decision 0051
            .proxyAuthenticator(Authenticator.NONE);
    return tamed(builder, spec).build();
  }

  /** Returns a client that shares a user's connection pool, dispatcher and interceptors. */
  static OkHttpClient derived(OkHttpClient users, TransportSpec spec) {
    return tamed(users.newBuilder(), spec).build();
  }

  private static OkHttpClient.Builder tamed(OkHttpClient.Builder builder, TransportSpec spec) {
    ClientConfig config = spec.config();
    OkHttpClient before = builder.build();
    BoundedDns dns = new BoundedDns(before.dns());
    builder
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .authenticator(Authenticator.NONE)
        .callTimeout(0, TimeUnit.MILLISECONDS) // set per attempt, see OkHttpLayer
        .dns(dns)
        .addNetworkInterceptor(new ConnectionCheck())
        .addNetworkInterceptor(new FollowUpSuppressor())
        .interceptors()
        .add(0, new AttemptTimeouts(dns)); // first, so that users' interceptors see them
    boolean plainSockets = before.socketFactory() == SocketFactory.getDefault();
    if (plainSockets && before.protocols().equals(List.of(Protocol.HTTP_1_1))) {
      builder.socketFactory(new InterruptibleSockets()); // never where calls share a connection
    }
    if (spec.address().isThisMachine()) {
      builder.proxy(Proxy.NO_PROXY); // which could not reach it, and would read the credentials
    } else if (config.proxy() != null) {
      builder.proxy(config.proxy());
    }
    Tls.apply(config.tls(), builder);
    return builder;
  }
}
