package io.github.modelregistry.sandbox.internal.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Bytes in a temporary file of a store. */
final class FileBlob extends Blob {

  private final BlobStore store;
  private final Path file;
  private final long size;
  private volatile boolean kept;

  FileBlob(BlobStore store, Path file, long size, String sha256) {
    super(sha256);
    this.store = store;
    this.file = file;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isInMemory() {
    return false;
  }

  @Override
  public InputStream open(long from, long count) throws IOException {
    Objects.checkFromIndexSize(from, count, size);
    SeekableByteChannel channel = Files.newByteChannel(file);
    try {
      channel.position(from);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new BoundedStream(Channels.newInputStream(channel), count) {
      @Override
      protected int readBehindBound() {
        return -1;
      }
    };
  }

  @Override
  public Blob keep() {
    kept = true;
    store.keep(file);
    return this;
  }

  @Override
  public void release() {
    if (!kept) {
      delete();
    }
  }

  @Override
  public void delete() {
    store.delete(file);
  }
}
