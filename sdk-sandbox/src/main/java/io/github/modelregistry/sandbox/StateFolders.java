package io.github.modelregistry.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The folders in which the running sandboxes of a user are described, with one file for each. */
final class StateFolders {

  private static final String NAME = "model-registry";
  private static final String FILES = "sandbox-*.json";

  private StateFolders() {}

  /** Returns the folders of the current user, the one for new files first. */
  static List<Path> ofUser() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return ofUser(System.getenv(), System.getProperty("user.home", ""), windows);
  }

  /**
   * Returns the folders of a user: below {@code XDG_RUNTIME_DIR}, if it is set and belongs to the
   * current user, and below {@code XDG_STATE_HOME}, by default {@code ~/.local/state}; on Windows
   * below {@code LOCALAPPDATA}. Both are searched, since not every login of a user has a runtime
   * folder.
   */
  static List<Path> ofUser(Map<String, String> environment, String home, boolean windows) {
    List<Path> folders = new ArrayList<>();
    if (windows) {
      addAbsolute(folders, environment.get("LOCALAPPDATA"));
    } else {
      addAbsolute(folders, environment.get("XDG_RUNTIME_DIR"));
      folders.removeIf(folder -> !isOwn(folder));
      if (!addAbsolute(folders, environment.get("XDG_STATE_HOME")) && addAbsolute(folders, home)) {
        folders.add(folders.remove(folders.size() - 1).resolve(".local/state"));
      }
    }
    return folders.stream().map(folder -> folder.resolve(NAME)).toList();
  }

  private static boolean addAbsolute(List<Path> folders, @Nullable String path) {
    try {
      // A relative path is to be ignored by the XDG specification.
      return path != null && Path.of(path).isAbsolute() && folders.add(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isOwn(Path folder) {
    try {
      return Files.isDirectory(folder) && PrivateFile.isOwnedByCurrentUser(folder);
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the name of the file of a new sandbox. */
  static String newName(long pid) {
    return FILES.replace("*", pid + "-" + UUID.randomUUID());
  }

  /** Returns the files of a folder that describe sandboxes; none if it cannot be read. */
  static List<Path> files(Path folder) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, FILES)) {
      entries.forEach(files::add);
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    return files;
  }
}
