package io.github.modelregistry.internal.okhttp.attempt;

import java.io.IOException;
import java.net.Proxy;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Hides from OkHttp what would make it send a further request on its own.
 *
 * <p>A 503 whose {@code Retry-After} is 0 is repeated by OkHttp, and a number too long for it makes
 * it throw; a 421 is repeated on another connection; a 407 without a proxy is an error to it. The
 * original values are kept by the attempt's watch.
 */
public final class FollowUpSuppressor implements Interceptor {

  static final String RETRY_AFTER = "Retry-After";

  private static final int PROXY_AUTHENTICATION = 407;
  private static final int MISDIRECTED = 421;
  private static final int HARMLESS = 400;

  @Override
  public Response intercept(Chain chain) throws IOException {
    AttemptWatch watch = chain.request().tag(AttemptWatch.class);
    if (watch == null) {
      return chain.proceed(chain.request());
    }
    watch.sending();
    Response response = chain.proceed(chain.request());
    watch.answered(response);
    boolean hidden =
        response.code() == MISDIRECTED
            || (response.code() == PROXY_AUTHENTICATION && isDirect(chain.connection()));
    return response
        .newBuilder()
        .removeHeader(RETRY_AFTER)
        .code(hidden ? HARMLESS : response.code())
        .build();
  }

  private static boolean isDirect(@Nullable Connection connection) {
    return connection != null && connection.route().proxy().type() == Proxy.Type.DIRECT;
  }
}
