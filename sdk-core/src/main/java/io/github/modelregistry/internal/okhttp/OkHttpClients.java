package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.ProxySettings;
import io.github.modelregistry.client.TlsSettings;
import io.github.modelregistry.internal.okhttp.attempt.AttemptTimeouts;
import io.github.modelregistry.internal.okhttp.attempt.ClientCertificates;
import io.github.modelregistry.internal.okhttp.attempt.ConnectionCheck;
import io.github.modelregistry.internal.okhttp.attempt.FollowUpSuppressor;
import io.github.modelregistry.internal.okhttp.attempt.ProxyAuthenticator;
import io.github.modelregistry.internal.okhttp.call.Location;
import io.github.modelregistry.runtime.TransportSpec;
import java.net.InetAddress;
import java.net.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** Configures OkHttp so that one call of it is one request, and nothing more. */
final class OkHttpClients {

  private static final List<Protocol> HTTP_1_1 = List.of(Protocol.HTTP_1_1);

  private OkHttpClients() {}

  /**
   * Returns a client with its own connection pool, or one that shares a user's connections,
   * dispatcher and interceptors.
   *
   * @param certificates shows the client certificate
   */
  static OkHttpClient create(
      @Nullable OkHttpClient users, TransportSpec spec, ClientCertificates certificates) {
    OkHttpClient.Builder builder =
        users == null
            ? new OkHttpClient.Builder().protocols(HTTP_1_1) // decision 0051
            : users.newBuilder();
    Dns dns = oneOfProxy(users == null ? Dns.SYSTEM : users.dns(), spec.address().host());
    AttemptTimeouts timeouts = new AttemptTimeouts(dns);
    builder
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .authenticator(Authenticator.NONE)
        .cache(null) // it would give the response to one key to another
        .cookieJar(CookieJar.NO_COOKIES)
        .callTimeout(0, TimeUnit.MILLISECONDS) // set per attempt, see OkHttpLayer
        .dns(timeouts)
        .addNetworkInterceptor(new ConnectionCheck())
        .addNetworkInterceptor(new FollowUpSuppressor())
        .interceptors()
        .add(0, timeouts); // first, so that users' interceptors see them
    if (users == null
        || (users.protocols().equals(HTTP_1_1)
            && users.socketFactory() == SocketFactory.getDefault())) {
      builder.socketFactory(new InterruptibleSockets()); // never where calls share a connection
    }
    Proxy proxy = spec.config().proxy().proxyFor(spec.address());
    if (proxy != null) {
      builder.proxy(proxy);
    }
    if (users == null || proxy != null) {
      String authorization = spec.config().proxy().authorizationFor(spec.address());
      ProxyAuthenticator authenticator = new ProxyAuthenticator(url -> authorization);
      builder.proxyAuthenticator(authenticator).addNetworkInterceptor(authenticator);
    }
    if (!spec.address().isPlainHttp()) {
      if (users == null || isSet(spec.config().tls())) {
        Tls.apply(spec.config().tls(), certificates, builder);
      }
    } else if (users == null) {
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)); // nothing of TLS is set up
    }
    return builder.build();
  }

  /**
   * Returns a client for any server, which shares the connections and limits of another one, but
   * has no interceptor or listener of the user's, who may add or log what is secret.
   *
   * @param none shows no client certificate
   */
  static OkHttpClient forOtherServers(
      OkHttpClient own,
      @Nullable OkHttpClient users,
      ClientConfig config,
      ClientCertificates none) {
    AttemptTimeouts timeouts = new AttemptTimeouts(users == null ? Dns.SYSTEM : users.dns());
    OkHttpClient.Builder builder = own.newBuilder().dns(timeouts).eventListener(EventListener.NONE);
    builder.interceptors().clear();
    builder.networkInterceptors().clear();
    builder
        .addInterceptor(timeouts)
        .addNetworkInterceptor(new ConnectionCheck())
        .addNetworkInterceptor(new FollowUpSuppressor())
        .proxy(users == null ? null : users.proxy())
        .proxySelector(new ServerProxies(config.proxy(), own.proxySelector()));
    if (users == null || config.proxy() != ProxySettings.platform()) {
      ProxyAuthenticator authenticator =
          new ProxyAuthenticator(url -> config.proxy().authorizationFor(Location.serverOf(url)));
      builder.proxyAuthenticator(authenticator).addNetworkInterceptor(authenticator);
    }
    if (users == null || isSet(config.tls())) {
      builder.connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT));
      Tls.apply(config.tls(), none, builder);
    }
    return builder.build();
  }

  private static boolean isSet(TlsSettings tls) {
    return tls.trustManager() != null || tls.keyManager() != null || !tls.authorities().isEmpty();
  }

  /**
   * Returns one address of a proxy at a time: OkHttp would repeat at the next one what the proxy
   * refused. The server itself, the only other host, is looked up as always.
   */
  private static Dns oneOfProxy(Dns dns, String server) {
    AtomicInteger count = new AtomicInteger();
    return host -> {
      List<InetAddress> all = dns.lookup(host);
      boolean whole = all.size() < 2 || host.equals(server);
      return whole ? all : List.of(all.get(Math.floorMod(count.getAndIncrement(), all.size())));
    };
  }
}
