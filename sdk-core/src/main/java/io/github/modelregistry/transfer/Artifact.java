package io.github.modelregistry.transfer;

import io.github.modelregistry.error.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The files of a model to be uploaded: one file, or a tree of files by their relative paths.
 * Immutable, and as thread-safe as its sources.
 *
 * <pre>{@code
 * Artifact.of(Path.of("churn.onnx"));
 * Artifact.of(Path.of("churn")); // a folder, with all files below it
 * Artifact.builder().add("model.bin", UploadSource.of(bytes, "model.bin")).build();
 * }</pre>
 */
public final class Artifact {

  private final Map<String, UploadSource> files;

  private Artifact(Map<String, UploadSource> files) {
    this.files = Collections.unmodifiableMap(files);
  }

  /**
   * Returns a file, or all files below a folder, hidden ones included. Symbolic links are followed.
   * The files are opened when they are sent.
   *
   * @throws InvalidRequestException if it is neither, if a file cannot be read, or if there is none
   *     in the folder
   */
  public static Artifact of(Path fileOrFolder) {
    if (!Files.isDirectory(fileOrFolder)) {
      return of(UploadSource.of(fileOrFolder));
    }
    Builder builder = builder();
    for (Path file : paths(fileOrFolder)) {
      try {
        builder.add(pathBelow(fileOrFolder, file), UploadSource.of(file));
      } catch (InvalidRequestException unreadable) {
        builder.problems.addAll(unreadable.problems());
      }
    }
    if (builder.files.isEmpty() && builder.problems.isEmpty()) {
      builder.problems.add("there is no file in the folder '" + fileOrFolder + "'");
    }
    return builder.build();
  }

  /**
   * Returns a single file under the name of its source.
   *
   * @throws InvalidRequestException if the source has no file name, or one with a path in it
   */
  public static Artifact of(UploadSource file) {
    String name = file.fileName();
    if (name == null) {
      throw new InvalidRequestException("the artifact", "its source has no file name: give it one");
    }
    return builder().add(name, file).build();
  }

  /** Returns a builder; at least one file is required. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the files by their relative paths, which have slashes; never empty. */
  public Map<String, UploadSource> files() {
    return files;
  }

  /** Returns whether there are several files, or one in a folder. */
  public boolean isTree() {
    return files.size() > 1 || files.keySet().iterator().next().indexOf('/') >= 0;
  }

  /**
   * Returns the only file, under its name in this artifact.
   *
   * @throws InvalidRequestException if this is a tree
   */
  public UploadSource singleFile() {
    if (isTree()) {
      throw new InvalidRequestException("the artifact", "it is a tree, not a single file");
    }
    Map.Entry<String, UploadSource> only = files.entrySet().iterator().next();
    return only.getValue().withFileName(only.getKey());
  }

  /**
   * Returns the length of all files together in bytes, or -1 if that of one is not known.
   *
   * @throws IOException if a length cannot be read
   */
  public long length() throws IOException {
    long total = 0;
    for (UploadSource file : files.values()) {
      long length = file.length();
      if (length < 0) {
        return -1;
      }
      total += length;
    }
    return total;
  }

  /**
   * Returns the same files, which report to a listener how many bytes of all of them have been
   * read.
   */
  public Artifact withProgress(ProgressListener listener) {
    Progress progress = new Progress(listener);
    long total = lengthOrUnknown();
    Map<String, UploadSource> reporting = new LinkedHashMap<>();
    files.forEach(
        (path, file) -> reporting.put(path, new ProgressSource(file, progress, () -> total)));
    return new Artifact(reporting);
  }

  private long lengthOrUnknown() {
    try {
      return length();
    } catch (IOException unreadable) {
      return -1;
    }
  }

  /** Returns the file's name, or the number of files. */
  @Override
  public String toString() {
    return isTree() ? files.size() + " files" : files.keySet().iterator().next();
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

  /** Collects files. Not thread-safe. */
  public static final class Builder {

    private final Map<String, UploadSource> files = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a file.
     *
     * @param path where it goes below the model's folder: relative, with slashes
     */
    public Builder add(String path, UploadSource file) {
      if (!FilePath.isRelative(path)) {
        problems.add(
            "the path '"
                + path
                + "' must be relative, with slashes, and without '.', '..', ':' and '\\'");
      } else if (files.put(path, file) != null) {
        problems.add("two files have the path '" + path + "'");
      }
      return this;
    }

    /**
     * Creates the artifact.
     *
     * @throws InvalidRequestException if there is no file, two have the same path, a path is not
     *     valid, or is the folder of another one; all problems are named
     */
    public Artifact build() {
      List<String> all = new ArrayList<>(problems);
      for (String path : files.keySet()) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
          if (files.containsKey(path.substring(0, slash))) {
            all.add(
                "'"
                    + path.substring(0, slash)
                    + "' is both a file and the folder of '"
                    + path
                    + "'");
          }
        }
      }
      if (files.isEmpty() && all.isEmpty()) {
        all.add("it needs at least one file");
      }
      if (!all.isEmpty()) {
        throw new InvalidRequestException("the artifact", all);
      }
      return new Artifact(new LinkedHashMap<>(files));
    }
  }
}
