package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.runtime.TransportSpec;
import java.net.URI;
import java.util.Locale;

/** Rejects credentials over unencrypted connections to other hosts. */
final class CleartextCheck {

  private CleartextCheck() {}

  /** Refuses credentials over plain http, unless to this machine or explicitly allowed. */
  static void check(TransportSpec spec) {
    URI url = spec.baseUrl();
    boolean plain = "http".equalsIgnoreCase(url.getScheme());
    if (plain
        && spec.credentials() != Credentials.none()
        && !spec.config().allowsCredentialsOverPlainHttp()
        && !isThisMachine(url.getHost())) {
      throw new ConfigurationException(
          "The base URL of "
              + spec.vendor()
              + " is plain http, which sends credentials unencrypted: use https, or set"
              + " allowCredentialsOverPlainHttp if the network is trusted");
    }
  }

  /** Only names and literal addresses that can mean nothing else; nothing is looked up. */
  static boolean isThisMachine(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.equals("[::1]")
        || name.matches("127(\\.\\d{1,3}){3}");
  }
}
