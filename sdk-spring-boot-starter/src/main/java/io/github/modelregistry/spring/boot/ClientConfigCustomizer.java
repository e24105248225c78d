package io.github.modelregistry.spring.boot;

import io.github.modelregistry.client.ClientConfig;

/**
 * Changes what all clients of the application have alike, such as timeouts and retry; beans of this
 * type are called in their order.
 */
@FunctionalInterface
public interface ClientConfigCustomizer {

  /** Changes the builder, which has the listeners of the application already. */
  void customize(ClientConfig.Builder builder);
}
