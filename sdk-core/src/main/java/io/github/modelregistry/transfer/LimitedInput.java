package io.github.modelregistry.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The next bytes of a stream, up to a number of them. */
final class LimitedInput extends FilterInputStream {

  private final EndCheck check;
  private long left;

  /** Is called before the last bytes are returned, so that they can be refused. */
  @FunctionalInterface
  interface EndCheck {
    /**
     * Checks what was read.
     *
     * @param early whether there are fewer bytes than the number
     */
    void check(boolean early) throws IOException;
  }

  LimitedInput(InputStream in, long length, EndCheck check) {
    super(in);
    this.left = length;
    this.check = check;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int read = in.read(buffer, offset, (int) Math.min(length, left));
    left -= Math.max(read, 0);
    if (read < 0 || left == 0) {
      check.check(read < 0);
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = in.skip(Math.min(bytes, left));
    left -= skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
