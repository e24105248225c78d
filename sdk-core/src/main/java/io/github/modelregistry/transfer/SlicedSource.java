package io.github.modelregistry.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Some bytes of another source. */
final class SlicedSource extends WrappedSource {

  private final long offset;
  private final long length;

  SlicedSource(UploadSource source, long offset, long length) {
    super(source);
    this.offset = offset;
    this.length = length;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public InputStream open() throws IOException {
    InputStream in = super.open();
    try {
      in.skipNBytes(offset);
      return new Bounded(in, length);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return super.toString() + " from " + offset;
  }

  /** Ends after a number of bytes. */
  private static final class Bounded extends FilterInputStream {

    private long left;

    Bounded(InputStream in, long length) {
      super(in);
      this.left = length;
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
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
