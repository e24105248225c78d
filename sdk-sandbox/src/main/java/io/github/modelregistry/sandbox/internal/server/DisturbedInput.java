package io.github.modelregistry.sandbox.internal.server;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Delays the body of a request, and breaks off after a number of bytes of it. Not thread-safe. */
final class DisturbedInput extends FilterInputStream {

  /** The body was longer than what was to be read of it. */
  static final class CutException extends EOFException {

    private static final long serialVersionUID = 1L;

    CutException() {
      super("closed as the test requested");
    }
  }

  private final TransferPace pace;
  private long left;

  /**
   * Creates an input.
   *
   * @param cutAfter the number of bytes that are read
   */
  DisturbedInput(InputStream in, TransferPace pace, long cutAfter) {
    super(in);
    this.pace = pace;
    this.left = cutAfter;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0) {
      throw new CutException();
    }
    int count = super.read(target, offset, (int) Math.min(length, left));
    if (count > 0) {
      left -= count;
      pace.pass(count);
    }
    return count;
  }
}
