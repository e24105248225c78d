package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ClientConfig;
import org.jspecify.annotations.Nullable;

/** Who the SDK says it is: {@code model-registry-java/1.0 (wallaroo; Java 17) my-service/2}. */
final class UserAgent {

  private UserAgent() {}

  static String of(String vendor, ClientConfig config) {
    @Nullable String version = UserAgent.class.getPackage().getImplementationVersion();
    String agent =
        "model-registry-java/"
            + (version == null ? "dev" : version)
            + " ("
            + vendor
            + "; Java "
            + Runtime.version().feature()
            + ")";
    return config.userAgentSuffix().isEmpty() ? agent : agent + ' ' + config.userAgentSuffix();
  }
}
