package io.github.modelregistry.contract;

import io.github.modelregistry.transfer.UploadSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Files that fail when they are read. */
final class FailingSources {

  private static final int LENGTH = 2 << 20;

  private FailingSources() {}

  /** Returns a file whose length is known, but which cannot be opened. */
  static UploadSource unopened() {
    return new Failing(LENGTH) {
      @Override
      public InputStream open() throws IOException {
        throw new IOException("the disk is broken");
      }
    };
  }

  /** Returns a file whose second half cannot be read. */
  static UploadSource halfway() {
    return new Failing(LENGTH) {
      @Override
      public InputStream open() {
        return new SequenceInputStream(
            new ByteArrayInputStream(new byte[LENGTH / 2]),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the disk is broken");
              }

              @Override
              public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the disk is broken");
              }
            });
      }
    };
  }

  /** Returns a file that was deleted. */
  static UploadSource gone() {
    return new Failing(-1) {
      @Override
      public InputStream open() throws IOException {
        throw new IOException("it is gone");
      }
    };
  }

  private abstract static class Failing extends UploadSource {

    private final long length;

    Failing(long length) {
      this.length = length;
    }

    @Override
    public String fileName() {
      return "file";
    }

    @Override
    public long length() throws IOException {
      if (length < 0) {
        throw new IOException("it is gone");
      }
      return length;
    }

    @Override
    public boolean isRepeatable() {
      return true;
    }
  }
}
