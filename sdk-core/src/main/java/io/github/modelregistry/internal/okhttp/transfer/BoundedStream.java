package io.github.modelregistry.internal.okhttp.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails after a number of bytes, counted after decompression. */
public final class BoundedStream extends FilterInputStream {

  private final long limit;
  private long left;

  /** Says that a body is longer than allowed. */
  public static final class TooLong extends IOException {

    private static final long serialVersionUID = 1L;

    TooLong(long limit) {
      super(
          "the response is longer than the limit of "
              + limit
              + " bytes; if this size is expected, raise Limits.maxResponseBytes");
    }
  }

  public BoundedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int allowed = length > left ? (int) left + 1 : length;
    int read = in.read(buffer, offset, allowed);
    if (read > left) {
      throw new TooLong(limit);
    }
    left -= Math.max(read, 0);
    return read;
  }
}
