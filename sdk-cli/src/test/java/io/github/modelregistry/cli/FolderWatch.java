package io.github.modelregistry.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Waits for bytes that another process writes into files below a folder. */
final class FolderWatch extends SimpleFileVisitor<Path> {

  private final WatchService changes;
  private final Set<Path> watched = new HashSet<>();
  private boolean grew;
  private boolean hasBytes;

  private FolderWatch(WatchService changes) {
    this.changes = changes;
  }

  /**
   * Returns when a file in the folder, or in one below it, has bytes.
   *
   * @throws AssertionError if nothing changes there for a minute
   */
  static void awaitBytes(Path folder) throws IOException, InterruptedException {
    try (WatchService changes = folder.getFileSystem().newWatchService()) {
      FolderWatch watch = new FolderWatch(changes);
      while (!watch.findsBytes(folder)) {
        WatchKey changed = changes.poll(1, TimeUnit.MINUTES);
        assertThat(changed).as("a change below %s", folder).isNotNull();
        changed.pollEvents();
        changed.reset();
      }
    }
  }

  /** Reads once more what was not watched before, since what came into it meanwhile is no event. */
  private boolean findsBytes(Path folder) throws IOException {
    do {
      grew = false;
      Files.walkFileTree(folder, this);
    } while (grew && !hasBytes);
    return hasBytes;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    if (watched.add(folder)) {
      folder.register(changes, ENTRY_CREATE, ENTRY_MODIFY);
      grew = true;
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    hasBytes |= attributes.size() > 0;
    return FileVisitResult.CONTINUE;
  }

  /** It was renamed or deleted meanwhile. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    return FileVisitResult.CONTINUE;
  }
}
