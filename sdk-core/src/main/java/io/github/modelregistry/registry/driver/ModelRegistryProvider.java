package io.github.modelregistry.registry.driver;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRegistry;
import java.util.List;
import java.util.Set;

/**
 * Makes the registries of one vendor; found by {@link java.util.ServiceLoader}.
 *
 * <p>Only drivers implement this interface: methods may be added, with a default.
 */
public interface ModelRegistryProvider {

  /** Returns the vendor's name in lower case, such as {@code wallaroo}. */
  String vendor();

  /** Returns the names of all settings that this vendor knows, the most important first. */
  List<String> settingNames();

  /**
   * Says in a few words which settings are needed, such as {@code WALLAROO_URL, and WALLAROO_TOKEN
   * or WALLAROO_USER with WALLAROO_PASSWORD}.
   */
  String neededSettings();

  /** Returns what registries of this vendor can do beyond {@link ModelRegistry}. */
  Set<Class<? extends Capability>> capabilities();

  /**
   * Returns whether someone meant to switch this vendor on. Settings that are present but
   * incomplete or wrong count as meant: {@link #create} then says what is the matter.
   */
  default boolean isConfigured(Settings settings) {
    return settingNames().stream().anyMatch(settings::has);
  }

  /**
   * Returns a message for each setting that this vendor does not know, such as a misspelt one; for
   * settings of a single registry.
   */
  default List<String> unknownAmong(Settings own) {
    return own.names().stream()
        .filter(name -> !settingNames().contains(name))
        .map(
            name ->
                name
                    + " is no setting of "
                    + vendor()
                    + "; it knows "
                    + String.join(", ", settingNames()))
        .toList();
  }

  /**
   * Creates a registry. Nothing is sent yet.
   *
   * @param setup its name, its settings and what all registries share
   * @throws ConfigurationException if settings are missing or wrong; it names every problem
   */
  ModelRegistry create(ProviderContext setup);
}
