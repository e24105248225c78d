package io.github.modelregistry.sandbox.internal.blob;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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
  List<Blob> pieces() {
    return List.of(whole);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open(long start, long count) throws IOException {
    Objects.checkFromIndexSize(start, count, size);
    return whole.open(from + start, count);
  }
}
