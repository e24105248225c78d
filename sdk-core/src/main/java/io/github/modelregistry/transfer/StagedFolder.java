package io.github.modelregistry.transfer;

import io.github.modelregistry.error.InvalidRequestException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder whose new files are in a temporary folder until all are complete. For one download. */
final class StagedFolder implements Closeable {

  private final String operation;
  private final Path given;
  private final Path folder;
  private final boolean replacing;

  /** What to delete after a failure, the last first. */
  private final Deque<Path> created = new ArrayDeque<>();

  /** The files that were replaced, and where they are kept. */
  private final Map<Path, Path> replaced = new LinkedHashMap<>();

  private @Nullable Path stage;

  /** Where files are kept after a failure, and found by the next download; null if they are not. */
  private @Nullable Path place;

  private boolean published;
  private boolean keeps;

  StagedFolder(String operation, Path folder, boolean replacing) {
    this.operation = operation;
    this.given = folder;
    this.folder = folder.toAbsolutePath();
    this.replacing = replacing;
  }

  /** Checks that all files whose paths are known may be written, and no two are the same. */
  void check(List<RemoteFile> files) throws IOException {
    Set<Path> targets = new HashSet<>();
    for (RemoteFile file : files) {
      String path = file.path();
      if (path != null && !targets.add(place(path))) {
        throw refused("two files have the path '" + path + "'");
      }
    }
  }

  /**
   * Creates the folder and the temporary one in it, or takes the one that was kept.
   *
   * @param source what is downloaded if it is kept after a failure, or null
   */
  void create(@Nullable String source) throws IOException {
    createFolder(folder);
    Path kept = null;
    if (source != null) {
      place = PartialFile.place(folder, "/", source);
      kept = PartialFile.claim(place);
    }
    stage =
        kept == null
            ? Files.createTempDirectory(folder, ".download-") // private where it can be
            : kept;
  }

  /** Returns a file that was kept, if it is complete by what is listed; or null. */
  @Nullable Download complete(RemoteFile file) throws IOException {
    if (file.path() == null || place == null) {
      return null;
    }
    Path staged = stage().resolve(file.path());
    if (!Files.isRegularFile(staged, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    long size = Files.size(staged);
    String hash = DownloadWriter.sha256(staged);
    if (file.size() != null
        && file.size() == size
        && (file.sha256() == null || file.sha256().equalsIgnoreCase(hash))) {
      return new Download(staged, null, size, hash);
    }
    Files.delete(staged);
    return null;
  }

  /** Returns where a file goes until all are complete. */
  DownloadTarget target(RemoteFile file) throws IOException {
    Path root = stage();
    if (file.path() == null) {
      return DownloadTarget.folder(root);
    }
    Path target = root.resolve(file.path());
    Files.createDirectories(parent(target));
    return DownloadTarget.file(target);
  }

  /** Moves all files to their places. */
  List<Download> publish(List<Download> downloads) throws IOException {
    published = true;
    List<Download> published = new ArrayList<>();
    for (Download download : downloads) {
      Path file = download.file();
      if (file == null) {
        throw new IllegalStateException("the download was not written to its target");
      }
      Path relative = stage().relativize(file);
      Path target = place(relative.toString().replace('\\', '/'));
      createFolder(parent(target));
      move(file, target);
      published.add(
          new Download(
              given.resolve(relative), download.fileName(), download.bytes(), download.sha256()));
    }
    created.clear();
    replaced.clear();
    return published;
  }

  private void move(Path file, Path target) throws IOException {
    boolean other = DownloadTarget.exists(target);
    if (other) {
      keep(target);
    }
    FileWriter.move(file, target, replacing);
    if (!other) {
      created.push(target);
    }
  }

  /** Keeps a file that is replaced, until all are: it is put back after a failure. */
  private void keep(Path target) throws IOException {
    Path kept = Files.createTempDirectory(stage(), "replaced").resolve("file");
    try {
      Files.createLink(kept, target); // the name is never without a file
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      Files.move(target, kept, StandardCopyOption.ATOMIC_MOVE);
    }
    replaced.put(target, kept);
  }

  /** Returns the place of a file, certainly below the folder, where it may be written. */
  private Path place(String path) throws IOException {
    Path target = FilePath.isRelative(path) ? resolved(path) : null;
    if (target == null || !isBelow(target)) {
      throw refused("the path '" + path + "' does not lead to a file below the folder");
    }
    for (Path above = parent(target); !above.equals(folder); above = parent(above)) {
      if (Files.isRegularFile(above)) {
        throw refused("'" + above + "' is not a folder");
      }
    }
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw refused("'" + target + "' is a folder");
    }
    if (!replacing && DownloadTarget.exists(target)) {
      throw refused(DownloadTarget.existing(target));
    }
    return target;
  }

  private @Nullable Path resolved(String path) {
    try {
      return folder.resolve(path);
    } catch (InvalidPathException notOnThisSystem) {
      return null;
    }
  }

  /** A symbolic link may lead elsewhere. */
  private boolean isBelow(Path target) throws IOException {
    Path existing = parent(target);
    while (!Files.exists(existing)) {
      existing = parent(existing);
    }
    return !Files.exists(folder) || existing.toRealPath().startsWith(folder.toRealPath());
  }

  private void createFolder(Path needed) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path each = needed; !Files.exists(each); each = parent(each)) {
      missing.add(0, each);
    }
    for (Path each : missing) {
      Files.createDirectory(each);
      created.push(each);
    }
    if (!Files.isDirectory(needed)) {
      throw refused("'" + needed + "' is not a folder");
    }
  }

  /** The root of a file system exists, and has no file's name. */
  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  private Path stage() {
    if (stage == null) {
      throw new IllegalStateException("the folder was not created");
    }
    return stage;
  }

  private InvalidRequestException refused(String problem) {
    return new InvalidRequestException(operation, problem);
  }

  /** Returns the folder with the files that are kept after a failure, or null. */
  @Nullable Path kept() {
    return keeps ? place : null;
  }

  /**
   * Deletes or keeps what was created, and puts back what was replaced, unless all were published.
   */
  @Override
  public void close() {
    replaced.forEach(StagedFolder::putBack);
    if (stage != null && !keepStage(stage)) {
      deleteTree(stage);
    }
    while (!created.isEmpty()) {
      delete(created.pop());
    }
  }

  private boolean keepStage(Path files) {
    Path to = place;
    try (Stream<Path> all = Files.walk(files)) {
      if (to == null || published || all.noneMatch(Files::isRegularFile)) {
        return false;
      }
      Files.move(files, to, StandardCopyOption.ATOMIC_MOVE);
      keeps = true;
    } catch (IOException | UncheckedIOException another) {
      // Another download of the same has kept its files there.
    }
    return keeps;
  }

  private static void deleteTree(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      all.sorted(Comparator.reverseOrder()).forEach(StagedFolder::delete);
    } catch (IOException | UncheckedIOException e) {
      // What cannot be read cannot be deleted either; the outcome of the download is the same.
    }
  }

  private static void putBack(Path target, Path kept) {
    try {
      Files.move(kept, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // What is there now stays; the failure that led here matters more.
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It is in use elsewhere, or has got other files; the failure that led here matters more.
    }
  }
}
