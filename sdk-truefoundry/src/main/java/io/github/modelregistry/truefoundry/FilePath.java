package io.github.modelregistry.truefoundry;

import io.github.modelregistry.error.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Paths of files within a version: relative, with slashes, without {@code .} and {@code ..}. */
final class FilePath {

  private FilePath() {}

  /** Returns whether a path leads to one place below any folder, on every system. */
  static boolean isRelative(String path) {
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..") || !isName(name)) {
        return false;
      }
    }
    return true;
  }

  /** Neither a separator or a drive of Windows, nor a control character. */
  private static boolean isName(String name) {
    return name.chars().noneMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c));
  }

  /**
   * Creates the folders that a file needs.
   *
   * @param operation what errors call the request
   * @param root an existing folder
   * @return where the file is to be written, certainly below the root
   * @throws InvalidRequestException if the path leads elsewhere, also by a symbolic link
   */
  static Path below(String operation, Path root, String path) throws IOException {
    if (!isRelative(path)) {
      throw elsewhere(operation, path);
    }
    Path file = root.resolve(path);
    Path folder = file.getParent();
    for (Path existing = folder; existing != null; existing = existing.getParent()) {
      if (Files.exists(existing)) {
        if (!existing.toRealPath().startsWith(root.toRealPath())) {
          throw elsewhere(operation, path);
        }
        break;
      }
    }
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return file;
  }

  private static InvalidRequestException elsewhere(String operation, String path) {
    return new InvalidRequestException(
        operation, "the path '" + path + "' does not lead to a file below the folder");
  }
}
