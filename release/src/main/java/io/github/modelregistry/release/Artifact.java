package io.github.modelregistry.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a bundle that has checksums and a signature beside it.
 *
 * @param root the folder of the bundle
 * @param path the file's path in the bundle, with slashes
 */
record Artifact(Path root, String path) {
  Path file() {
    return root.resolve(path);
  }

  /** Returns the name of the file. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns the path of the folder, which stands for one version of one component. */
  String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /**
   * Returns the element of the folder's path that is so many from its end; empty if there is none.
   */
  private String element(int fromEnd) {
    String[] elements = folder().split("/", -1);
    return elements.length > fromEnd ? elements[elements.length - 1 - fromEnd] : "";
  }

  String version() {
    return element(0);
  }

  String id() {
    return element(1);
  }

  String group() {
    String end = "/" + id() + "/" + version();
    return folder().endsWith(end)
        ? folder().substring(0, folder().length() - end.length()).replace('/', '.')
        : "";
  }

  /** Returns what follows id and version in the name, such as {@code -sources.jar}; or the name. */
  String suffix() {
    String start = id() + "-" + version();
    return name().startsWith(start) ? name().substring(start.length()) : name();
  }

  boolean isPom() {
    return suffix().equals(".pom");
  }

  boolean isJar() {
    return name().endsWith(".jar");
  }

  /** Returns whether it is the jar that users have on their class path. */
  boolean isClassJar() {
    return suffix().equals(".jar");
  }

  /** Returns the file beside this one with a longer name, such as {@code .asc}. */
  Path with(String extension) {
    return root.resolve(path + extension);
  }

  byte[] bytes() {
    try {
      return Files.readAllBytes(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
