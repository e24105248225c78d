package io.github.modelregistry.transfer;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Writes to a temporary file beside the target, and moves it at the end. */
final class FileWriter extends DownloadWriter {

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final String NO_NAME = "download";

  private final Path folder;
  private @Nullable Path file;
  private @Nullable Path temporary;
  private OutputStream out = OutputStream.nullOutputStream();

  FileWriter(DownloadTarget target, Path folder) {
    super(target);
    this.folder = folder;
  }

  /** Goes on with what an earlier download has kept, if it can be continued. */
  void continueKept(Path place) throws IOException {
    PartialFile part = PartialFile.take(place);
    if (part == null) {
      return;
    }
    temporary = part.file();
    file = target().file() == null ? resolve(part.fileName()) : target().file();
    out = open(part.file(), StandardOpenOption.APPEND);
    continueWith(part);
  }

  private static OutputStream open(Path to, StandardOpenOption... options) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(to, options), BUFFER_BYTES);
  }

  @Override
  void begin(@Nullable String name) throws IOException {
    restart();
    out.close();
    file = target().file() == null ? resolve(name) : target().file();
    checkMayWrite(file);
    if (temporary == null) {
      temporary = PartialFile.create(folder);
    }
    out = open(temporary);
  }

  @Override
  void append(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  Path complete() throws IOException {
    Path written = temporary;
    Path named = file;
    if (written == null || named == null) {
      throw new IllegalStateException("the download was not begun");
    }
    out.close();
    checkMayWrite(named);
    move(written, named, target().isReplacing());
    temporary = null;
    return named;
  }

  /**
   * Moves a complete file to its place. Without replacing it is linked first, since a move would
   * replace a file that another thread or process creates at the same moment.
   */
  static void move(Path written, Path named, boolean replacing) throws IOException {
    if (replacing) {
      Files.move(written, named, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try {
      Files.createLink(named, written);
    } catch (FileAlreadyExistsException existing) {
      throw existing;
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      Files.move(written, named);
      return;
    }
    Files.delete(written);
  }

  @Override
  public void close() {
    Path unfinished = temporary;
    temporary = null;
    if (unfinished != null && !(succeeds(out) && isKept(unfinished))) {
      succeeds(() -> Files.deleteIfExists(unfinished));
    }
  }

  private boolean isKept(Path unfinished) {
    Path place = target().partialFile();
    if (place == null) {
      return false;
    }
    PartialFile part = part(unfinished);
    if (part == null || !succeeds(() -> part.keep(place))) {
      return false;
    }
    target().kept(place);
    return true;
  }

  /** What could not be written is removed; what cannot be removed is in use elsewhere. */
  private static boolean succeeds(Closeable step) {
    try {
      step.close();
      return true;
    } catch (IOException full) {
      return false;
    }
  }

  private void checkMayWrite(Path named) throws FileAlreadyExistsException {
    if (!target().isReplacing() && DownloadTarget.exists(named)) {
      throw new FileAlreadyExistsException(DownloadTarget.existing(named));
    }
  }

  private Path resolve(@Nullable String name) {
    String chosen = target().fileName() != null ? target().fileName() : name;
    if (chosen == null) {
      return folder.resolve(NO_NAME);
    }
    try {
      return folder.resolve(chosen);
    } catch (InvalidPathException notInThisCharset) {
      return folder.resolve(chosen.replaceAll("[^\\x20-\\x7e]", "_"));
    }
  }
}
