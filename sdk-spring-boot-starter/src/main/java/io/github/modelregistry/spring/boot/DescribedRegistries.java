package io.github.modelregistry.spring.boot;

import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.RegistryDefinitions;
import io.github.modelregistry.registry.driver.TransportSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/** The registries that the properties of an application describe. */
final class DescribedRegistries {

  private static final String REGISTRIES = PropertyNames.ROOT + ".registries";
  private static final String VENDOR = "vendor";

  private final Map<String, ModelRegistryProvider> drivers;
  private final @Nullable ModelRegistryConnectionDetails details;
  private final PropertyReader reader;
  private final Map<String, PropertyNames> names = new LinkedHashMap<>();
  private final List<RegistriesFile.Entry> entries = new ArrayList<>();
  private Settings settings;

  private DescribedRegistries(
      ConfigurableEnvironment environment,
      Map<String, ModelRegistryProvider> drivers,
      @Nullable ModelRegistryConnectionDetails details) {
    this.drivers = drivers;
    this.details = details;
    this.reader = new PropertyReader(environment);
    this.settings = reader.settings(PropertyNames.ofAllVendors(), true);
  }

  /**
   * Reads the properties.
   *
   * @param drivers the installed drivers by vendor
   * @param details used instead of the properties of the registries, unless it is null
   */
  static DescribedRegistries of(
      ConfigurableEnvironment environment,
      Map<String, ModelRegistryProvider> drivers,
      @Nullable ModelRegistryConnectionDetails details) {
    DescribedRegistries described = new DescribedRegistries(environment, drivers, details);
    described.readNames();
    described.readRegistries();
    described.readVendors();
    return described;
  }

  /** Returns the settings of the vendors and of the transport. */
  Settings settings() {
    return settings;
  }

  /**
   * Returns the registries with names of their own: those of the properties after those of the
   * file, if the properties name one.
   *
   * @throws io.github.modelregistry.error.ConfigurationException if the file cannot be read
   */
  RegistriesFile file() {
    String path = details == null ? settings.reader().text(RegistriesFile.SETTING).orNull() : null;
    return path == null
        ? RegistriesFile.of("the properties " + REGISTRIES, entries)
        : RegistriesFile.read(path, Settings.fromEnvironment().with(settings)).with(entries);
  }

  /** Returns what is wrong with names and placeholders; usually empty. */
  List<String> problems() {
    return reader.problems();
  }

  /**
   * Returns a message of the SDK with properties in place of the settings that it names.
   *
   * @param registry the name of the registry that it is about, or null for none
   */
  String inProperties(String message, @Nullable String registry) {
    PropertyNames own = registry == null ? null : names.get(registry);
    String text = own == null ? message : own.inProperties(message);
    for (Map.Entry<String, PropertyNames> vendor : names.entrySet()) {
      text = drivers.containsKey(vendor.getKey()) ? vendor.getValue().inProperties(text) : text;
    }
    return PropertyNames.ofAllVendors().inProperties(text);
  }

  private void readNames() {
    drivers.forEach((vendor, driver) -> names.put(vendor, PropertyNames.ofVendor(driver)));
    reader.refuseOthers(
        PropertyNames.ROOT,
        Stream.of(
                Stream.of("enabled", "registries"),
                PropertyNames.ofAllVendors().shortNames().stream(),
                drivers.keySet().stream())
            .flatMap(known -> known)
            .toList());
    names.values().forEach(own -> reader.refuseOthers(own.prefix(), own.shortNames()));
  }

  private void readRegistries() {
    for (String name : reader.namesBelow(REGISTRIES).values()) {
      String prefix = REGISTRIES + "." + name;
      String given = reader.text(prefix + "." + VENDOR);
      String vendor = given == null ? name : given;
      ModelRegistryProvider driver = drivers.get(vendor);
      if (driver == null) {
        reader.problem(
            "%s.%s: there is no driver of a vendor '%s' on the class path, only of %s"
                .formatted(prefix, VENDOR, vendor, String.join(", ", drivers.keySet())));
      } else {
        readRegistry(name, PropertyNames.ofRegistry(name, driver), driver);
      }
    }
  }

  private void readRegistry(String name, PropertyNames own, ModelRegistryProvider driver) {
    reader.refuseOthers(
        own.prefix(), Stream.concat(Stream.of(VENDOR), own.shortNames().stream()).toList());
    names.put(name, own);
    if (details == null) {
      entries.add(RegistriesFile.Entry.of(name, driver.vendor(), reader.settings(own, false)));
    } else if (!details.settings(driver.vendor()).isEmpty()) {
      entries.add(RegistriesFile.Entry.of(name, driver.vendor(), given(driver.vendor())));
    }
  }

  private void readVendors() {
    if (details == null) {
      drivers.forEach(
          (vendor, driver) ->
              settings = settings.with(reader.settings(PropertyNames.ofVendor(driver), true)));
      return;
    }
    List<SettingSpec> kept = new ArrayList<>(TransportSettings.all());
    kept.add(RegistryDefinitions.ONLY);
    settings = settings.select(kept);
    List<String> described =
        drivers.values().stream()
            .filter(driver -> reader.hasAny(PropertyNames.ofVendor(driver)))
            .map(ModelRegistryProvider::vendor)
            .toList();
    boolean all = described.isEmpty() && entries.isEmpty();
    for (String vendor : all ? drivers.keySet() : described) {
      settings = settings.with(given(vendor));
    }
  }

  private Settings given(String vendor) {
    return Settings.of(
        Objects.requireNonNull(details).settings(vendor), "the connection details of " + vendor);
  }
}
