package io.github.modelregistry.cli.doctor;

import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.driver.RegistryDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * A setting as it may be shown.
 *
 * @param name its name
 * @param value its value, or stars
 * @param origin where it came from
 */
record ShownSetting(String name, String value, String origin) {

  /** Returns those settings of a registry that are present. */
  static List<ShownSetting> of(RegistryDefinition registry) {
    Settings settings = registry.settings();
    List<ShownSetting> shown = new ArrayList<>();
    for (SettingSpec spec : registry.specs()) {
      for (String name : spec.names()) {
        String value = spec.shown(settings, name);
        String origin = settings.origin(name);
        if (value != null && origin != null) {
          shown.add(new ShownSetting(name, value, origin));
        }
      }
    }
    return shown;
  }
}
