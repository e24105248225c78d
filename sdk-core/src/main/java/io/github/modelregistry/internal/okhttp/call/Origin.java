package io.github.modelregistry.internal.okhttp.call;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and port: what credentials and retry budgets belong to. */
public final class Origin {

  private Origin() {}

  public static String of(String address) {
    URI url = URI.create(address);
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + ':' + port;
  }
}
