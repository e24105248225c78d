package io.github.modelregistry.internal.okhttp.attempt;

import java.io.IOException;
import java.net.Proxy;
import java.util.function.Function;
import okhttp3.Authenticator;
import okhttp3.Connection;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates to a proxy with the first request, so that none is sent twice, and to nobody else:
 * when a tunnel is requested, and with requests that are not sent through one.
 */
public final class ProxyAuthenticator implements Authenticator, Interceptor {

  private static final String HEADER = "Proxy-Authorization";
  private static final int REFUSED = 407;

  /** What OkHttp calls the challenge before the first request of a tunnel. */
  private static final String FIRST = "OkHttp-Preemptive";

  private final Function<HttpUrl, @Nullable String> authorizations;

  /**
   * Creates it.
   *
   * @param authorizations returns the header's value for the proxy to a server, or null for none
   */
  public ProxyAuthenticator(Function<HttpUrl, @Nullable String> authorizations) {
    this.authorizations = authorizations;
  }

  /** A server inside of a tunnel may claim to be a proxy: only CONNECT is for the proxy. */
  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response) {
    Request request = response.request();
    boolean first =
        request.method().equals("CONNECT")
            && request.header(HEADER) == null
            && response.challenges().stream().anyMatch(c -> c.scheme().equalsIgnoreCase(FIRST));
    String authorization = authorizations.apply(request.url());
    return authorization == null || !first ? null : with(authorization, request);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection == null || !isProxyItself(connection.route())) {
      return chain.proceed(chain.request());
    }
    Request request = chain.request();
    String authorization = authorizations.apply(request.url());
    Response response =
        chain.proceed(authorization == null ? request : with(authorization, request));
    if (response.code() == REFUSED) {
      response.close();
      throw new ServerRoute.ProxyAuthenticationException();
    }
    return response;
  }

  private static boolean isProxyItself(Route route) {
    return route.proxy().type() == Proxy.Type.HTTP && !route.requiresTunnel();
  }

  private static Request with(String authorization, Request request) {
    return request.newBuilder().header(HEADER, authorization).build();
  }
}
