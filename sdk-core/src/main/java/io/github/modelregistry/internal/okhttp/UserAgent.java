package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ClientConfig;
import java.lang.module.ModuleDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * The value of the User-Agent header: {@code model-registry-java/1.0 (wallaroo; Java 17)
 * my-service/2}.
 */
final class UserAgent {

  private UserAgent() {}

  static String of(String vendor, ClientConfig config) {
    String version = version();
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

  /** Named modules know their version, jars on the class path have it in their manifest. */
  private static @Nullable String version() {
    ModuleDescriptor module = UserAgent.class.getModule().getDescriptor();
    return module == null
        ? UserAgent.class.getPackage().getImplementationVersion()
        : module.rawVersion().orElse(null);
  }
}
