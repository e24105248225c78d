package io.github.modelregistry.spring.boot;

import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.RegistryDefinitions;
import io.github.modelregistry.registry.driver.TransportSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The properties that settings are read from: {@code WALLAROO_URL} is {@code
 * model-registry.wallaroo.url}, {@code MODEL_REGISTRY_TIMEOUT} is {@code model-registry.timeout}.
 * Immutable.
 */
final class PropertyNames {

  /** What all properties begin with. */
  static final String ROOT = "model-registry";

  /** Names of settings, unless they stand between quotation marks, as in the origin of a value. */
  private static final Pattern SETTING = Pattern.compile("(?<![\"\\w])[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");

  private static final String OF_ALL_VENDORS = "MODEL_REGISTRY_";

  private final String prefix;
  private final List<SettingSpec> specs;
  private final Map<String, String> properties;

  private PropertyNames(String prefix, List<SettingSpec> specs, Map<String, String> properties) {
    this.prefix = prefix;
    this.specs = specs;
    this.properties = properties;
  }

  /** Returns the names of what is not about one vendor alone. */
  static PropertyNames ofAllVendors() {
    List<SettingSpec> specs = new ArrayList<>();
    specs.add(RegistriesFile.SETTING);
    specs.add(RegistryDefinitions.ONLY);
    specs.addAll(TransportSettings.all());
    return of(ROOT, List.of(), specs);
  }

  /** Returns the names of the settings of a vendor. */
  static PropertyNames ofVendor(ModelRegistryProvider provider) {
    return of(ROOT + "." + provider.vendor(), provider.settings(), List.of());
  }

  /** Returns the names of the settings of a registry that has a name of its own. */
  static PropertyNames ofRegistry(String name, ModelRegistryProvider provider) {
    return of(ROOT + ".registries." + name, provider.settings(), TransportSettings.all());
  }

  private static PropertyNames of(
      String prefix, List<SettingSpec> vendors, List<SettingSpec> common) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (SettingSpec spec : vendors) {
      for (String name : spec.names()) {
        String property = prefix + "." + kebab(name.substring(name.indexOf('_') + 1));
        boolean taken = properties.containsValue(property);
        properties.put(name, taken ? prefix + "." + kebab(name) : property);
      }
    }
    for (SettingSpec spec : common) {
      for (String name : spec.names()) {
        properties.put(name, prefix + "." + kebab(withoutPrefix(name)));
      }
    }
    List<SettingSpec> specs = new ArrayList<>(vendors);
    specs.addAll(common);
    return new PropertyNames(prefix, List.copyOf(specs), properties);
  }

  private static String withoutPrefix(String name) {
    return name.startsWith(OF_ALL_VENDORS) ? name.substring(OF_ALL_VENDORS.length()) : name;
  }

  private static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what the properties begin with. */
  String prefix() {
    return prefix;
  }

  /** Returns the settings. */
  List<SettingSpec> specs() {
    return specs;
  }

  /** Returns the property of a setting, by one of the names of the setting. */
  String property(String setting) {
    String property = properties.get(setting);
    if (property == null) {
      throw new IllegalArgumentException(setting + " is not among " + properties.keySet());
    }
    return property;
  }

  /** Returns the properties without their prefix, in the order of the settings. */
  Set<String> shortNames() {
    Set<String> names = new LinkedHashSet<>();
    properties.values().forEach(name -> names.add(name.substring(prefix.length() + 1)));
    return names;
  }

  /** Returns a message with properties in place of the settings that it names. */
  String inProperties(String message) {
    return SETTING
        .matcher(message)
        .replaceAll(found -> properties.getOrDefault(found.group(), found.group()));
  }
}
