package io.github.modelregistry.sandbox.internal.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that reads a limited number of bytes. Not thread-safe. */
public abstract class BoundedStream extends FilterInputStream {

  private long left;

  /**
   * Creates a stream.
   *
   * @param count the number of bytes that are read
   */
  protected BoundedStream(InputStream in, long count) {
    super(in);
    this.left = count;
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0) {
      return readBehindBound();
    }
    int count = in.read(target, offset, (int) Math.min(length, left));
    left -= Math.max(count, 0);
    return count;
  }

  /** Returns what a read returns after the last of the bytes, or throws an exception. */
  protected abstract int readBehindBound() throws IOException;

  @Override
  public final long skip(long count) throws IOException {
    long skipped = in.skip(Math.min(count, left));
    left -= skipped;
    return skipped;
  }

  @Override
  public final int available() throws IOException {
    return (int) Math.min(in.available(), left);
  }

  @Override
  public final boolean markSupported() {
    return false;
  }
}
