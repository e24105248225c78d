package io.github.modelregistry.cli.doctor;

import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.registry.driver.RegistryDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The secrets in a registries file that other users may read.
 *
 * @param path the file, or null if there is none, or only its owner may read it
 * @param entries its registries
 */
record FileSecrets(@Nullable String path, List<RegistriesFile.Entry> entries) {

  static FileSecrets of(Session session) {
    String path = session.registriesPath();
    RegistriesFile file = session.registriesFile();
    return path != null && file != null && isReadableByOthers(Path.of(path))
        ? new FileSecrets(path, file.entries())
        : new FileSecrets(null, List.of());
  }

  List<String> warnings(RegistryDefinition target) {
    List<String> literals =
        entries.stream()
            .filter(entry -> entry.name().equals(target.name()))
            .flatMap(entry -> entry.literals().stream())
            .toList();
    return target.specs().stream()
        .filter(SettingSpec::isSecret)
        .flatMap(spec -> spec.names().stream())
        .filter(literals::contains)
        .map(
            name ->
                name
                    + " is written in "
                    + path
                    + ", which other users may read: name an environment variable as ${NAME}, or"
                    + " let only the owner read the file")
        .toList();
  }

  private static boolean isReadableByOthers(Path file) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      return permissions.contains(PosixFilePermission.GROUP_READ)
          || permissions.contains(PosixFilePermission.OTHERS_READ);
    } catch (UnsupportedOperationException | IOException unknown) {
      return false;
    }
  }
}
