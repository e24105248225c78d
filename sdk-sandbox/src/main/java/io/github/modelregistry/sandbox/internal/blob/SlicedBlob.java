package io.github.modelregistry.sandbox.internal.blob;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A range of another blob. */
final class SlicedBlob extends Blob {

  private final Blob whole;
  private final long from;
  private final long size;

  SlicedBlob(Blob whole, long from, long count) {
    Objects.checkFromIndexSize(from, count, whole.size());
    this.whole = whole;
    this.from = from;
    this.size = count;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isInMemory() {
    return whole.isInMemory();
  }

  @Override
  public InputStream open(long start, long count) throws IOException {
    Objects.checkFromIndexSize(start, count, size);
    return whole.open(from + start, count);
  }

  @Override
  public Blob keep() {
    whole.keep();
    return this;
  }

  @Override
  public void release() {
    whole.release();
  }

  @Override
  public void delete() {
    whole.delete();
  }
}
