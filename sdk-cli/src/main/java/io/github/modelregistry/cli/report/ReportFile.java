package io.github.modelregistry.cli.report;

import io.github.modelregistry.error.InvalidRequestException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears under its name when it is complete, not before: until then, it is a temporary
 * file in the same folder, which is removed if it cannot be written.
 *
 * @param path its path
 * @param replacing whether a file that exists is replaced
 */
public record ReportFile(Path path, boolean replacing) {

  /** Writes the content of a file. */
  public interface Content {

    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Checks whether the file can be written, before work is done for it.
   *
   * @throws InvalidRequestException if it exists and is not to be replaced, or has no folder
   */
  public void check() {
    Path folder = folder();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new InvalidRequestException(
          "-o", "'" + folder + "' is not a folder that can be written to");
    }
    if (Files.isDirectory(path)) {
      throw new InvalidRequestException("-o", "'" + path + "' is a folder: name a file in it");
    }
    if (!replacing && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw existing();
    }
  }

  /**
   * Writes the file. An interrupt of the thread is a failure to write.
   *
   * @throws InvalidRequestException if it exists meanwhile and is not to be replaced
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(Content content) {
    Path temporary = folder().resolve(".report-" + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out =
          new BufferedOutputStream(
              Channels.newOutputStream(
                  FileChannel.open(
                      temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)))) {
        content.writeTo(out);
      }
      move(temporary);
    } catch (FileAlreadyExistsException meanwhile) {
      throw existing();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write '" + path + "': " + failed, failed);
    } finally {
      remove(temporary);
    }
  }

  /** Links a file that must not exist, since a move would replace one that is created just now. */
  private void move(Path temporary) throws IOException {
    if (replacing) {
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try {
      Files.createLink(path, temporary);
    } catch (FileAlreadyExistsException meanwhile) {
      throw meanwhile;
    } catch (IOException | UnsupportedOperationException noLinks) {
      Files.move(temporary, path);
    }
  }

  private static void remove(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException inUse) {
      // The failure that is thrown says more.
    }
  }

  private InvalidRequestException existing() {
    return new InvalidRequestException(
        "-o", "'" + path + "' exists: name another file, or add --replace");
  }

  private Path folder() {
    Path folder = path.toAbsolutePath().getParent();
    return folder == null ? path.toAbsolutePath() : folder;
  }
}
