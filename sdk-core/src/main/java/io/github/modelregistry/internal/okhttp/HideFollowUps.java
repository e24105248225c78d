package io.github.modelregistry.internal.okhttp;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Takes out of OkHttp's sight what would make it send a request a second time by itself.
 *
 * <p>A 503 whose {@code Retry-After} is 0 is repeated by OkHttp, and a number too long for it makes
 * it throw; a 421 is repeated on another connection. The truth is kept by the attempt's watch.
 */
final class HideFollowUps implements Interceptor {

  static final String RETRY_AFTER = "Retry-After";

  private static final int MISDIRECTED = 421;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    AttemptWatch watch = chain.request().tag(AttemptWatch.class);
    if (watch == null) {
      return response;
    }
    watch.answered(response.code(), response.headers(RETRY_AFTER));
    Response.Builder hidden = response.newBuilder().removeHeader(RETRY_AFTER);
    return response.code() == MISDIRECTED ? hidden.code(400).build() : hidden.build();
  }
}
