package io.github.modelregistry.sandbox.internal.blob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Receives the bytes of a blob: the first {@link Blob#IN_MEMORY} in memory, more of them in a file.
 * When it is closed before {@link #finish()} was called, nothing remains. Not thread-safe.
 */
public final class BlobWriter extends OutputStream {

  private final @Nullable BlobStore store;
  private final MessageDigest digest = Blob.newDigest();
  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private OutputStream target = memory;
  private @Nullable Path file;
  private long size;

  BlobWriter(@Nullable BlobStore store) {
    this.store = store;
  }

  /** Returns a writer that holds all bytes in memory. */
  public static BlobWriter inMemory() {
    return new BlobWriter(null);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    size += length;
    digest.update(bytes, offset, length);
    if (store != null && file == null && size > Blob.IN_MEMORY) {
      moveTo(store.newFile());
    }
    target.write(bytes, offset, length);
  }

  private void moveTo(Path created) throws IOException {
    file = created;
    target = Files.newOutputStream(created);
    memory.writeTo(target);
    memory = new ByteArrayOutputStream(0);
  }

  /** Returns the bytes written so far; nothing may be written afterwards. */
  public Blob finish() throws IOException {
    Path written = file;
    if (store == null || written == null) {
      return Blob.of(memory.toByteArray());
    }
    target.close();
    file = null;
    return new FileBlob(store, written, size, Blob.hex(digest));
  }

  @Override
  public void close() throws IOException {
    target.close();
    Path unfinished = file;
    if (store != null && unfinished != null) {
      file = null;
      store.delete(unfinished);
    }
  }
}
