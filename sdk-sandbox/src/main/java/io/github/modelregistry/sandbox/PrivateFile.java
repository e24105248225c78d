package io.github.modelregistry.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes small files that belong to the current user and that no other user can access.
 */
final class PrivateFile {

  private static final int LARGEST = 65_536;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.copyOf(PosixFilePermissions.fromString("rw-------"));
  private static final Set<PosixFilePermission> OTHERS_MAY_NOT_WRITE =
      Set.copyOf(PosixFilePermissions.fromString("rwxr-xr-x"));

  private PrivateFile() {}

  /**
   * Returns the content of a file, or null if it cannot be trusted: if it is missing, a link, or
   * larger than 64 KiB, if it or its folder belongs to another user, or if other users can read or
   * change it.
   */
  static @Nullable String read(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      UserPrincipal user = currentUser();
      return folder != null
              && isPrivate(folder, user, OTHERS_MAY_NOT_WRITE)
              && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && isPrivate(file, user, OWNER_ONLY)
          ? content(file)
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable String content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      return bytes.length > LARGEST ? null : new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Returns whether a file belongs to a user and has no other than these permissions. */
  private static boolean isPrivate(Path file, UserPrincipal user, Set<PosixFilePermission> allowed)
      throws IOException {
    return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(user)
        && (!isPosix(file)
            || allowed.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)));
  }

  /** Returns whether a file or folder, or a link itself, belongs to the current user. */
  static boolean isOwnedByCurrentUser(Path file) throws IOException {
    return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(currentUser());
  }

  /** Not the name in {@code user.name}, which a user of a container may lack. */
  private static UserPrincipal currentUser() throws IOException {
    Path own = Files.createTempFile("sandbox", ".tmp");
    try {
      return Files.getOwner(own);
    } finally {
      Files.delete(own);
    }
  }

  /**
   * Writes a file, replacing an older one at once.
   *
   * @throws UncheckedIOException if that fails; the message names the file
   */
  static void write(Path file, String text) {
    Path folder = file.toAbsolutePath().getParent();
    Path fresh = null;
    try {
      Files.createDirectories(folder, attributes(file, "rwx------"));
      fresh = Files.createTempFile(folder, ".sandbox", ".tmp", attributes(file, "rw-------"));
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      delete(fresh, e);
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static void delete(@Nullable Path file, IOException reason) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        reason.addSuppressed(e);
      }
    }
  }

  private static FileAttribute<?>[] attributes(Path file, String permissions) {
    return isPosix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
