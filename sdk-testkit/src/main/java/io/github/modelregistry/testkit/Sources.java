package io.github.modelregistry.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the hand-written Java files of a module, or of all modules; generated files are in {@code
 * target}.
 */
public final class Sources {
  /** The maximum number of lines of a file. */
  public static final int MAXIMUM_LINES = 400;

  private Sources() {}

  /** Returns every Java file below a folder, tests included, sorted. */
  public static List<Path> handWritten(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(folder, new HandWritten(folder, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(found);
    return List.copyOf(found);
  }

  /** Returns the hand-written files longer than {@link #MAXIMUM_LINES}, each with its length. */
  public static Map<Path, Integer> tooLong(Path folder) {
    Map<Path, Integer> lengths = new TreeMap<>();
    for (Path file : handWritten(folder)) {
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

  /** Excludes generated files. */
  private static final class HandWritten extends SimpleFileVisitor<Path> {

    private final Path start;
    private final List<Path> found;

    HandWritten(Path start, List<Path> found) {
      this.start = start;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean ofTools = name.equals("target") || name.startsWith(".");
      return ofTools && !folder.equals(start)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(".java")) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
