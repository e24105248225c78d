package io.github.modelregistry.registry.driver;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;

/** What a provider creates a registry from. Immutable. */
public final class ProviderContext {

  private final String name;
  private final Settings settings;
  private final ClientConfig clientConfig;

  private ProviderContext(String name, Settings settings, ClientConfig clientConfig) {
    this.name = name;
    this.settings = settings;
    this.clientConfig = clientConfig;
  }

  /**
   * Creates the context of one registry.
   *
   * @param name the name that its refs will begin with
   * @param settings its settings, and perhaps others that don't concern it
   * @param clientConfig timeouts, hooks and the like, the same for all registries
   */
  public static ProviderContext of(String name, Settings settings, ClientConfig clientConfig) {
    return new ProviderContext(name, settings, clientConfig);
  }

  /** Returns the name that the registry's refs will begin with. */
  public String name() {
    return name;
  }

  /** Returns the registry's settings, and perhaps others that don't concern it. */
  public Settings settings() {
    return settings;
  }

  /** Returns timeouts, hooks and the like, the same for all registries. */
  public ClientConfig clientConfig() {
    return clientConfig;
  }

  @Override
  public String toString() {
    return name + " with " + settings;
  }
}
