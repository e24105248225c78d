package io.github.modelregistry.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small file that only its user may read, replaced atomically. */
final class StateFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private StateFile() {}

  /** Returns the default path, or null if the user has no home directory. */
  static @Nullable Path usual() {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    String local = windows ? System.getenv("LOCALAPPDATA") : null;
    if (local != null) {
      return Path.of(local, "model-registry", "sandbox.json");
    }
    // Not XDG_RUNTIME_DIR, which may differ between terminals of one user.
    Path home = Path.of(System.getProperty("user.home", ""));
    return home.isAbsolute() ? home.resolve(".cache/model-registry/sandbox.json") : null;
  }

  /** Returns the content, or null if the file is missing or others may access it. */
  static @Nullable String read(Path file) {
    try {
      if (posix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
        return null;
      }
      return Files.readString(file);
    } catch (IOException e) {
      return null;
    }
  }

  static void write(Path file, String text) {
    Path folder = file.toAbsolutePath().getParent();
    Path fresh = null;
    try {
      Files.createDirectories(folder, attributes(file, "rwx------"));
      fresh = Files.createTempFile(folder, ".sandbox", ".tmp", attributes(file, "rw-------"));
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      deleteQuietly(fresh, e);
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void deleteQuietly(@Nullable Path file, IOException reason) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        reason.addSuppressed(e);
      }
    }
  }

  private static FileAttribute<?>[] attributes(Path file, String permissions) {
    return posix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
