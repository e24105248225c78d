package io.github.modelregistry.registry.driver;

import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import java.util.List;

/**
 * Creates the registries of one vendor; found by {@link java.util.ServiceLoader}.
 *
 * <p>Only drivers implement this interface: methods may be added, with a default.
 */
public interface ModelRegistryProvider {

  /** Returns the vendor's name in lower case, such as {@code wallaroo}. */
  String vendor();

  /** Returns all settings that this vendor knows, the most important first. */
  List<SettingSpec> settings();

  /** Returns what registries of this vendor can do beyond {@link ModelRegistry}. */
  CapabilitySet<?> capabilities();

  /**
   * Returns whether someone meant to use this vendor. Settings that are present but incomplete or
   * wrong count as meant: {@link #create} then says what is wrong.
   */
  default boolean isConfigured(Settings settings) {
    return settings().stream().flatMap(spec -> spec.names().stream()).anyMatch(settings::has);
  }

  /**
   * Creates a registry. Nothing is sent yet.
   *
   * @param context its name, its settings and what all registries share
   * @throws ConfigurationException if settings are missing or wrong; it names every problem
   */
  ModelRegistry create(ProviderContext context);
}
