package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Headers;
import java.lang.module.ModuleDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * The header field User-Agent: {@code model-registry-java/1.0 (wallaroo; Java 17) my-service/2}.
 */
final class UserAgent {

  private UserAgent() {}

  /** Returns the header field. */
  static Headers header(String vendor, ClientConfig config) {
    String version = version();
    String agent =
        "model-registry-java/"
            + (version == null ? "dev" : version)
            + " ("
            + vendor
            + "; Java "
            + Runtime.version().feature()
            + ")";
    String suffix = config.userAgentSuffix();
    return Headers.builder()
        .set("User-Agent", suffix.isEmpty() ? agent : agent + ' ' + suffix)
        .build();
  }

  /** Named modules know their version, jars on the class path have it in their manifest. */
  private static @Nullable String version() {
    ModuleDescriptor module = UserAgent.class.getModule().getDescriptor();
    return module == null
        ? UserAgent.class.getPackage().getImplementationVersion()
        : module.rawVersion().orElse(null);
  }
}
