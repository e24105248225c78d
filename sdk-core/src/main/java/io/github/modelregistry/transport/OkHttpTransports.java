package io.github.modelregistry.transport;

import io.github.modelregistry.internal.okhttp.OkHttpTransportFactory;
import io.github.modelregistry.runtime.TransportFactory;
import java.util.Objects;
import okhttp3.OkHttpClient;

/** Transports that use OkHttp. */
public final class OkHttpTransports {

  private OkHttpTransports() {}

  /** Returns transports with an OkHttp client of their own, which they close with themselves. */
  public static TransportFactory standard() {
    return new OkHttpTransportFactory(null);
  }

  /**
   * Returns transports on a user's own OkHttp client.
   *
   * <p>Its connections, DNS, proxy, TLS and interceptors are used, and it is never shut down. The
   * client's {@code ClientConfig} still sets the timeouts, and proxy and TLS where it names them.
   * Redirects, authenticators and OkHttp's own re-sends are switched off: only the SDK repeats
   * requests. Interceptors do not see the field {@code Retry-After}.
   *
   * <p>If the client is set to HTTP/1.1 alone and has no socket factory of its own, an interrupt
   * ends a blocked read at once; otherwise it may be noticed only at the next byte or timeout.
   */
  public static TransportFactory using(OkHttpClient client) {
    return new OkHttpTransportFactory(Objects.requireNonNull(client, "client"));
  }
}
