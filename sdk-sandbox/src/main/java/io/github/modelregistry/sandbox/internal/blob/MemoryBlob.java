package io.github.modelregistry.sandbox.internal.blob;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Objects;

/** Bytes in memory, which need not be deleted. */
final class MemoryBlob extends Blob {

  private final byte[] bytes;

  MemoryBlob(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open(long from, long count) {
    Objects.checkFromIndexSize(from, count, size());
    return new ByteArrayInputStream(bytes, (int) from, (int) count);
  }
}
