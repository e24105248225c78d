package io.github.modelregistry.sandbox.internal.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The temporary files of a sandbox, in a folder that only its user can access. The folder is
 * created with the first file, and deleted when the store is closed or the program ends.
 * Thread-safe.
 */
public final class BlobStore implements AutoCloseable {

  private final Set<Path> kept = ConcurrentHashMap.newKeySet();
  private @Nullable Path folder;
  private @Nullable Thread deletedAtExit;
  private boolean closed;

  /** Returns a writer of a new blob. */
  public BlobWriter writer() {
    return new BlobWriter(this);
  }

  /** Reads a stream to its end into a new blob. */
  public Blob read(InputStream in) throws IOException {
    try (BlobWriter writer = writer()) {
      in.transferTo(writer);
      return writer.finish();
    }
  }

  /** Deletes the blobs that are kept; those of requests that are being handled stay. */
  public void clear() {
    kept.forEach(this::delete);
  }

  /** Deletes everything; nothing can be written afterwards. */
  @Override
  public synchronized void close() {
    closed = true;
    if (folder != null && deletedAtExit != null) {
      deleteFolder(folder);
      try {
        Runtime.getRuntime().removeShutdownHook(deletedAtExit);
      } catch (IllegalStateException e) {
        // The program is ending: the folder is deleted already.
      }
      folder = null;
    }
  }

  synchronized Path newFile() throws IOException {
    if (closed) {
      throw new IOException("the sandbox is closed");
    }
    if (folder == null) {
      Path created = Files.createTempDirectory("model-registry-sandbox-");
      folder = created;
      deletedAtExit = new Thread(() -> deleteFolder(created), "sandbox-files");
      Runtime.getRuntime().addShutdownHook(deletedAtExit);
    }
    return Files.createTempFile(folder, "body-", ".bin");
  }

  void keep(Path file) {
    kept.add(file);
  }

  void delete(Path file) {
    kept.remove(file);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteFolder(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // The folder is one of the system's temporary files, which the system deletes some time.
    }
  }
}
