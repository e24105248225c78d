package io.github.modelregistry.sandbox.internal.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Several blobs, one after the other. */
final class JoinedBlob extends Blob {

  private final List<Blob> pieces;
  private final long size;

  JoinedBlob(List<Blob> pieces) {
    this.pieces = List.copyOf(pieces);
    this.size = pieces.stream().mapToLong(Blob::size).sum();
  }

  @Override
  List<Blob> pieces() {
    return pieces;
  }

  @Override
  public long size() {
    return size;
  }

  /** Opens all pieces of the range at once, so that deleting them has no effect on the stream. */
  @Override
  public InputStream open(long from, long count) throws IOException {
    Objects.checkFromIndexSize(from, count, size);
    List<InputStream> opened = new ArrayList<>();
    long start = 0;
    for (Blob piece : pieces) {
      long first = Math.max(from - start, 0);
      long end = Math.min(from + count - start, piece.size());
      if (first < end) {
        opened.add(piece.open(first, end - first));
      }
      start += piece.size();
    }
    return new SequenceInputStream(Collections.enumeration(opened));
  }
}
