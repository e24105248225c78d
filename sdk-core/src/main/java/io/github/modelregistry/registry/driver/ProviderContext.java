package io.github.modelregistry.registry.driver;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.runtime.ClientBuilder;
import io.github.modelregistry.runtime.TransportFactory;
import org.jspecify.annotations.Nullable;

/** What a provider creates a registry from. Immutable. */
public final class ProviderContext {

  private final String name;
  private final Settings settings;
  private final ClientConfig clientConfig;
  private final @Nullable TransportFactory transport;

  private ProviderContext(
      String name,
      Settings settings,
      ClientConfig clientConfig,
      @Nullable TransportFactory transport) {
    this.transport = transport;
    this.name = name;
    this.settings = settings;
    this.clientConfig = clientConfig;
  }

  /**
   * Creates the context of one registry.
   *
   * @param name the name that its refs will begin with
   * @param settings its settings, and perhaps others that don't concern it
   * @param clientConfig timeouts, proxies, hooks and the like
   */
  public static ProviderContext of(String name, Settings settings, ClientConfig clientConfig) {
    return new ProviderContext(name, settings, clientConfig, null);
  }

  /** Returns this context with what carries the calls; null for the client's own. */
  ProviderContext with(@Nullable TransportFactory transport) {
    return new ProviderContext(name, settings, clientConfig, transport);
  }

  /**
   * Gives a builder what all vendors' clients have alike: the configuration, and what carries the
   * calls.
   *
   * @return the builder
   */
  public <B extends ClientBuilder<B>> B applyTo(B builder) {
    builder.config(clientConfig);
    return transport == null ? builder : builder.transport(transport);
  }

  /** Returns the name that the registry's refs will begin with. */
  public String name() {
    return name;
  }

  /** Returns the registry's settings, and perhaps others that don't concern it. */
  public Settings settings() {
    return settings;
  }

  /** Returns timeouts, proxies, hooks and the like. */
  public ClientConfig clientConfig() {
    return clientConfig;
  }

  @Override
  public String toString() {
    return name + " with " + settings;
  }
}
