package io.github.modelregistry.spring.boot;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.driver.InstalledDrivers;
import io.github.modelregistry.registry.driver.RegistryDefinition;
import io.github.modelregistry.registry.driver.RegistryDefinitions;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Opens the registries of an application. An application whose properties are wrong must not start:
 * one registry that cannot be opened is enough.
 */
final class RegistriesOpener {

  private final DescribedRegistries described;
  private final InstalledDrivers drivers;
  private final ClientConfig config;

  RegistriesOpener(DescribedRegistries described, InstalledDrivers drivers, ClientConfig config) {
    this.described = described;
    this.drivers = drivers;
    this.config = config;
  }

  /**
   * Opens them.
   *
   * @param builder has everything but the settings
   * @throws ConfigurationException if one of them cannot be opened; it names all problems, by the
   *     properties
   */
  ModelRegistries open(ModelRegistries.Builder builder) {
    ModelRegistries opened;
    try {
      opened = builder.settings(described.settings()).file(described.file()).build();
    } catch (ConfigurationException unfit) {
      throw problems(unfit.problems());
    }
    if (!opened.failures().isEmpty() || !described.problems().isEmpty()) {
      opened.close();
      throw problems(List.of());
    }
    return opened;
  }

  /**
   * Returns the failure that names the problems of each registry by its own properties.
   *
   * @param others problems that count if no registry has any
   */
  private ConfigurationException problems(List<String> others) {
    Set<String> problems = new LinkedHashSet<>(described.problems());
    Set<String> ofRegistries = new LinkedHashSet<>();
    try {
      RegistryDefinitions.of(described.settings(), described.file(), drivers).selected().stream()
          .filter(RegistryDefinition::isConfigured)
          .forEach(definition -> check(definition, ofRegistries));
    } catch (ConfigurationException all) {
      all.problems().forEach(problem -> ofRegistries.add(described.inProperties(problem, null)));
    }
    if (ofRegistries.isEmpty()) {
      others.forEach(problem -> ofRegistries.add(described.inProperties(problem, null)));
    }
    // A property whose placeholder has no value counts as absent, which need not be said twice.
    ofRegistries.stream()
        .filter(problem -> problems.stream().noneMatch(said -> sameProperty(said, problem)))
        .toList()
        .forEach(problems::add);
    return new ConfigurationException(List.copyOf(problems));
  }

  private void check(RegistryDefinition definition, Set<String> problems) {
    try {
      definition.open(config).close();
    } catch (ConfigurationException unfit) {
      unfit
          .problems()
          .forEach(problem -> problems.add(described.inProperties(problem, definition.name())));
    }
  }

  private static boolean sameProperty(String one, String other) {
    return firstWord(one).equals(firstWord(other));
  }

  private static String firstWord(String text) {
    return text.split(" ", 2)[0];
  }
}
