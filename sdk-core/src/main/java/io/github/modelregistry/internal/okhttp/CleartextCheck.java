package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.runtime.TransportSpec;

/** Rejects credentials over unencrypted connections to other hosts. */
final class CleartextCheck {

  private CleartextCheck() {}

  /** Refuses credentials over plain http, unless to this machine or explicitly allowed. */
  static void check(TransportSpec spec) {
    if (spec.address().isPlainHttp()
        && spec.credentials() != Credentials.none()
        && !spec.config().allowsCredentialsOverPlainHttp()
        && !spec.address().isThisMachine()) {
      throw new ConfigurationException(
          "The base URL of "
              + spec.vendor()
              + " is plain http, which sends credentials unencrypted: use https, or set"
              + " allowCredentialsOverPlainHttp if the network is trusted");
    }
  }
}
