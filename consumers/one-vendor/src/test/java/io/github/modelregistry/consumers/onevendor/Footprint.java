package io.github.modelregistry.consumers.onevendor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The jars on the class path of a program that uses a client. */
record Footprint(String client, List<Path> jars) {

  /** Where the build of this project writes to. */
  private static final Path TARGET = Path.of(System.getProperty("target.folder"));

  /** Reads the class path that Maven wrote for a project of this folder. */
  static Footprint of(String client, String project) {
    try {
      String classPath = Files.readString(TARGET.resolve(project).resolve("class-path.txt"));
      return new Footprint(
          client, Stream.of(classPath.strip().split(File.pathSeparator)).map(Path::of).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the names of the jars, without versions. */
  List<String> artifacts() {
    return jars.stream().map(jar -> jar.getFileName().toString().replaceAll("-\\d.*", "")).toList();
  }

  long kibibytes() {
    return jars.stream().mapToLong(Footprint::size).sum() / 1024;
  }

  private static long size(Path jar) {
    try {
      return Files.size(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a row of a table. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "| %s | %d | %.1f |", client, jars.size(), kibibytes() / 1024.0);
  }
}
