package io.github.modelregistry.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Another source's bytes, counted as they are read; together with those of other sources. */
final class ProgressSource extends WrappedSource {

  private final Progress progress;
  private final Total total;

  /** How many bytes of this very source the progress contains. */
  private long counted;

  /** Returns how many bytes there are in all sources that share a progress, or -1. */
  @FunctionalInterface
  interface Total {
    long bytes() throws IOException;
  }

  ProgressSource(UploadSource source, Progress progress, Total total) {
    super(source);
    this.progress = progress;
    this.total = total;
  }

  @Override
  public InputStream open() throws IOException {
    long all = total.bytes();
    InputStream in = source().open();
    count(-counted, all);
    return new Counting(in, all);
  }

  @Override
  public UploadSource slice(long offset, long length) throws IOException {
    return new ProgressSource(source().slice(offset, length), progress, total);
  }

  private synchronized void count(long bytes, long all) {
    counted += bytes;
    progress.add(bytes, all);
  }

  private final class Counting extends FilterInputStream {

    private final long all;

    Counting(InputStream in, long all) {
      super(in);
      this.all = all;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      count(next < 0 ? 0 : 1, all);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count(Math.max(read, 0), all);
      return read;
    }
  }
}
