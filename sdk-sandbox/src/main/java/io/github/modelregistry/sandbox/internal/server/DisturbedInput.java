package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.sandbox.internal.blob.BoundedStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Delays the body of a request, and breaks off after a number of bytes of it. Not thread-safe. */
final class DisturbedInput extends BoundedStream {

  /** The body was longer than what was to be read of it. */
  static final class CutException extends EOFException {

    private static final long serialVersionUID = 1L;

    CutException() {
      super("closed as the test requested");
    }
  }

  private final RateLimiter rateLimiter;

  /**
   * Creates an input.
   *
   * @param cutAfter the number of bytes that are read
   */
  DisturbedInput(InputStream in, RateLimiter rateLimiter, long cutAfter) {
    super(in, cutAfter);
    this.rateLimiter = rateLimiter;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    rateLimiter.pass(Math.max(count, 0));
    return count;
  }

  @Override
  protected int readBehindBound() throws CutException {
    throw new CutException();
  }
}
