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

  @Override
  void begin(@Nullable String name) throws IOException {
    restart();
    out.close();
    file = target().file() == null ? resolve(name) : target().file();
    checkMayWrite(file);
    if (temporary == null) {
      temporary = Files.createTempFile(folder, ".download-", ".part"); // private where it can be
    }
    out = new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER_BYTES);
  }

  @Override
  public boolean isComparing() {
    return false;
  }

  @Override
  int verify(byte[] bytes, int offset, int length) {
    return 0;
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
    if (unfinished != null) {
      closeQuietly(out);
      closeQuietly(() -> Files.deleteIfExists(unfinished));
    }
  }

  private static void closeQuietly(Closeable open) {
    try {
      open.close();
    } catch (IOException full) {
      // What could not be written is removed; what cannot be removed is in use elsewhere.
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
