package io.github.modelregistry.transfer;

import io.github.modelregistry.error.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds the files below a folder. */
final class FolderFiles {

  private FolderFiles() {}

  /**
   * Returns all files by their paths below the folder, which have slashes.
   *
   * @throws InvalidRequestException if there is none, or one cannot be read; all those are named
   */
  static Map<String, UploadSource> find(Path folder) {
    Map<String, UploadSource> files = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (Path file : paths(folder)) {
      try {
        files.put(pathBelow(folder, file), UploadSource.of(file));
      } catch (InvalidRequestException unreadable) {
        problems.addAll(unreadable.problems());
      }
    }
    if (files.isEmpty() && problems.isEmpty()) {
      problems.add("there is no file in the folder '" + folder + "'");
    }
    if (!problems.isEmpty()) {
      throw new InvalidRequestException("the artifact", problems);
    }
    return files;
  }

  private static List<Path> paths(Path folder) {
    try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return found.filter(path -> !Files.isDirectory(path)).toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    } catch (UncheckedIOException e) {
      throw unreadable(folder, e.getCause());
    }
  }

  private static InvalidRequestException unreadable(Path folder, @Nullable IOException failure) {
    return new InvalidRequestException(
        "the artifact", "the folder '" + folder + "' cannot be read: " + failure);
  }

  private static String pathBelow(Path folder, Path file) {
    return StreamSupport.stream(folder.relativize(file).spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }
}
