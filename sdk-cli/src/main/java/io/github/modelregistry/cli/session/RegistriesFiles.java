package io.github.modelregistry.cli.session;

import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.Settings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads registries files in the notations that their names tell: JSON, or YAML. */
final class RegistriesFiles {

  private static final String FILE = "MODEL_REGISTRY_CONFIG";

  private RegistriesFiles() {}

  /** Reads the file that the settings name, or returns null when they name none. */
  static @Nullable RegistriesFile namedBy(Settings settings) {
    String path = settings.reader().text(FILE).orNull();
    if (path == null) {
      return null;
    }
    String name = path.toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml")
        ? RegistriesFile.parse(YamlFile.asJson(path), path, settings)
        : RegistriesFile.read(path, settings);
  }
}
