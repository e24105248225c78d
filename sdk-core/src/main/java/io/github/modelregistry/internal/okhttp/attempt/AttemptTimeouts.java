package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.ClientConfig;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Sets the timeouts of each attempt, so that one OkHttp client serves all views and operations. */
public final class AttemptTimeouts implements Interceptor {

  private final BoundedDns dns;

  public AttemptTimeouts(BoundedDns dns) {
    this.dns = dns;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    AttemptWatch watch = Objects.requireNonNull(chain.request().tag(AttemptWatch.class));
    ClientConfig config = watch.config();
    int silence = (int) config.readTimeout().toMillis(); // at most 24 days
    dns.limit(watch.connectLimit());
    try {
      return chain
          .withConnectTimeout((int) config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
          .withReadTimeout(silence, TimeUnit.MILLISECONDS)
          .withWriteTimeout(silence, TimeUnit.MILLISECONDS)
          .proceed(chain.request());
    } finally {
      dns.limit(null);
    }
  }
}
