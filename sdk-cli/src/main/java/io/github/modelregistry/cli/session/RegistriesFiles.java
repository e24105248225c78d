package io.github.modelregistry.cli.session;

import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds and reads registries files in JSON or YAML, by their file name extension. */
final class RegistriesFiles {

  private static final List<String> DEFAULT_NAMES =
      List.of("registries.json", "registries.yaml", "registries.yml");

  private RegistriesFiles() {}

  /** Returns the path of the file named by the settings, or else of the user's default file. */
  static @Nullable String path(Settings settings) {
    String named = settings.reader().text(RegistriesFile.SETTING).orNull();
    return named == null ? defaultFile(settings) : named;
  }

  /**
   * Reads the file.
   *
   * @return null if there is none
   */
  static @Nullable RegistriesFile read(Settings settings) {
    String path = path(settings);
    if (path == null) {
      return null;
    }
    String name = path.toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml")
        ? RegistriesFile.parse(YamlFile.asJson(path), path, settings)
        : RegistriesFile.read(path, settings);
  }

  private static @Nullable String defaultFile(Settings settings) {
    Path folder = folder(settings);
    if (folder == null) {
      return null;
    }
    List<Path> files = DEFAULT_NAMES.stream().map(folder::resolve).filter(Files::exists).toList();
    if (files.size() > 1) {
      throw new ConfigurationException(
          "there are " + files.get(0) + " and " + files.get(1) + "; remove one of them");
    }
    return files.isEmpty() ? null : files.get(0).toString();
  }

  /** Returns the folder by the XDG Base Directory Specification, which ignores relative paths. */
  private static @Nullable Path folder(Settings settings) {
    return Stream.of(
            path(settings, "XDG_CONFIG_HOME"),
            path(settings, "HOME", ".config"),
            path(settings, "USERPROFILE", ".config"))
        .filter(path -> path != null && path.isAbsolute())
        .findFirst()
        .map(path -> path.resolve("model-registry"))
        .orElse(null);
  }

  private static @Nullable Path path(Settings settings, String variable, String... more) {
    String value = settings.reader().text(SettingSpec.text(variable, "A folder.")).orNull();
    return value == null ? null : Path.of(value, more);
  }
}
