package io.github.modelregistry.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the hand-written Java files of a module; generated ones lie in {@code target}. */
public final class Sources {
  /** The length above which a file holds more than one thought. */
  public static final int MAXIMUM_LINES = 400;

  private Sources() {}

  /** Returns every Java file below {@code src} of the given module folder, sorted. */
  public static List<Path> handWritten(Path module) {
    Path sources = module.resolve("src");
    if (!Files.isDirectory(sources)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the hand-written files longer than {@link #MAXIMUM_LINES}, each with its length. */
  public static Map<Path, Integer> tooLong(Path module) {
    Map<Path, Integer> lengths = new TreeMap<>();
    for (Path file : handWritten(module)) {
      int lines = lines(file);
      if (lines > MAXIMUM_LINES) {
        lengths.put(file, lines);
      }
    }
    return lengths;
  }

  private static int lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return Math.toIntExact(lines.count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
