package io.github.modelregistry.registry.driver;

import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The registries that settings describe: the vendors of the environment in alphabetical order, then
 * those of the registries file in its order. Immutable.
 */
public final class RegistryDefinitions {

  /** Chooses registries by name. */
  public static final SettingSpec ONLY =
      SettingSpec.text(
          "MODEL_REGISTRY_ONLY",
          "The names of the registries to use, in this order; all that are configured if absent.");

  private static final String UNLOADABLE = "unloadable-driver";

  private final Map<String, RegistryDefinition> byName;
  private final Settings settings;

  private RegistryDefinitions(Map<String, RegistryDefinition> byName, Settings settings) {
    this.byName = byName;
    this.settings = settings;
  }

  /**
   * Finds out what settings describe. A driver that cannot be loaded is one of the definitions, and
   * fails when it is opened.
   *
   * @param file the registries file, or null for the one that the settings name
   * @throws ConfigurationException if the file cannot be read, or names are used twice or not
   *     allowed
   */
  public static RegistryDefinitions of(
      Settings settings, @Nullable RegistriesFile file, InstalledDrivers drivers) {
    Map<String, RegistryDefinition> byName = new LinkedHashMap<>();
    drivers.providers().forEach((vendor, p) -> byName.put(vendor, ofVendor(vendor, p, settings)));
    List<String> problems = new ArrayList<>();
    RegistriesFile read = file == null ? RegistriesFile.namedBy(settings) : file;
    List<RegistriesFile.Entry> entries = read == null ? List.of() : read.entries();
    List<String> inner = new ArrayList<>();
    for (RegistriesFile.Entry entry : entries) {
      checkName(entry.name(), byName.get(entry.name()), problems);
      byName.remove(entry.name());
      RegistryDefinition definition = ofFile(entry, settings, drivers);
      byName.put(entry.name(), definition);
      definition.problems().forEach(p -> inner.add("registry '" + entry.name() + "': " + p));
    }
    if (read != null) {
      problems.addAll(0, read.problems());
    }
    if (!problems.isEmpty()) {
      problems.addAll(inner);
      throw new ConfigurationException(problems);
    }
    for (ConfigurationException failure : drivers.failures()) {
      String name = UNLOADABLE + (byName.containsKey(UNLOADABLE) ? "-" + byName.size() : "");
      byName.put(
          name, new RegistryDefinition(name, name, null, settings, failure.problems(), true));
    }
    return new RegistryDefinitions(byName, settings);
  }

  private static RegistryDefinition ofVendor(
      String vendor, ModelRegistryProvider provider, Settings settings) {
    return new RegistryDefinition(
        vendor, vendor, provider, settings, List.of(), provider.isConfigured(settings));
  }

  private static RegistryDefinition ofFile(
      RegistriesFile.Entry entry, Settings environment, InstalledDrivers drivers) {
    ModelRegistryProvider provider = drivers.providers().get(entry.vendor());
    List<String> problems = new ArrayList<>(entry.problems());
    if (provider == null) {
      problems.add(
          "no driver of a vendor '"
              + entry.vendor()
              + "' is on the class path; there are drivers of: "
              + String.join(", ", drivers.providers().keySet()));
    } else {
      problems.addAll(unknown(entry.settings(), provider));
    }
    Settings settings = environment.select(TransportSettings.all()).with(entry.settings());
    return new RegistryDefinition(entry.name(), entry.vendor(), provider, settings, problems, true);
  }

  /** What a file says for one registry alone must be a setting of its vendor, or it is a typo. */
  private static List<String> unknown(Settings own, ModelRegistryProvider provider) {
    List<String> known = names(provider.settings());
    List<String> common = names(TransportSettings.all());
    return own.names().stream()
        .filter(name -> !known.contains(name) && !common.contains(name))
        .map(
            name ->
                name
                    + " is not a setting of "
                    + provider.vendor()
                    + "; its settings are "
                    + String.join(", ", known)
                    + ", and for all vendors "
                    + String.join(", ", common))
        .toList();
  }

  private static List<String> names(List<SettingSpec> specs) {
    return specs.stream().flatMap(spec -> spec.names().stream()).toList();
  }

  private static void checkName(
      String name, @Nullable RegistryDefinition same, List<String> problems) {
    try {
      ModelRef.requireRegistryName(name);
    } catch (InvalidRequestException notAllowed) {
      problems.add("'" + name + "': " + notAllowed.problems().get(0));
    }
    if (same != null && same.isConfigured()) {
      problems.add(
          "the name '"
              + name
              + "' is used for a registry of the environment and for one of the file; rename the"
              + " one in the file");
    }
  }

  /** Returns all definitions; vendors that nobody configured are among them. */
  public List<RegistryDefinition> all() {
    return List.copyOf(byName.values());
  }

  /**
   * Returns the definitions of the given names, in that order, as configured.
   *
   * @throws InvalidRequestException if no registry has one of the names
   */
  public List<RegistryDefinition> select(Collection<String> names) {
    List<RegistryDefinition> selected = new ArrayList<>();
    for (String name : names) {
      RegistryDefinition definition = byName.get(name);
      if (definition == null) {
        throw new InvalidRequestException("registry '" + name + "'", noneHasThisName());
      }
      selected.add(definition.asConfigured());
    }
    return List.copyOf(selected);
  }

  /**
   * Returns the definitions that {@link #ONLY} names, in its order; without it, all.
   *
   * @throws ConfigurationException if no registry has one of the names
   */
  public List<RegistryDefinition> selected() {
    String only = settings.reader().text(ONLY).orNull();
    if (only == null) {
      return all();
    }
    List<String> names =
        Stream.of(only.split("[,\\s]+", -1)).filter(n -> !n.isEmpty()).distinct().toList();
    List<String> problems =
        names.stream()
            .filter(name -> !byName.containsKey(name))
            .map(name -> ONLY + " names '" + name + "': " + noneHasThisName())
            .toList();
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return select(names);
  }

  private String noneHasThisName() {
    return "no registry has this name; existing ones: " + String.join(", ", byName.keySet());
  }
}
