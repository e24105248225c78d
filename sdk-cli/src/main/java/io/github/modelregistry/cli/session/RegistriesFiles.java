package io.github.modelregistry.cli.session;

import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.Settings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads registries files in JSON or YAML, by their file name extension. */
final class RegistriesFiles {

  private RegistriesFiles() {}

  /** Reads the file named by the settings, or returns null if they name none. */
  static @Nullable RegistriesFile namedBy(Settings settings) {
    String path = settings.reader().text(RegistriesFile.SETTING).orNull();
    if (path == null) {
      return null;
    }
    String name = path.toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml")
        ? RegistriesFile.parse(YamlFile.asJson(path), path, settings)
        : RegistriesFile.read(path, settings);
  }
}
