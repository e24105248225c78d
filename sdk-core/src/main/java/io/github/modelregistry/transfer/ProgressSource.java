package io.github.modelregistry.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Another source's bytes, counted as they are read. */
final class ProgressSource extends UploadSource {

  private static final Logger LOGGER = System.getLogger(ProgressSource.class.getName());

  private final UploadSource source;
  private final ProgressListener listener;

  ProgressSource(UploadSource source, ProgressListener listener) {
    this.source = source;
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  @Override
  public @Nullable String fileName() {
    return source.fileName();
  }

  @Override
  public long length() throws IOException {
    return source.length();
  }

  @Override
  public boolean isRepeatable() {
    return source.isRepeatable();
  }

  @Override
  public InputStream open() throws IOException {
    return new Counting(source.open(), source.length(), listener);
  }

  @Override
  public String toString() {
    return source.toString();
  }

  private static final class Counting extends FilterInputStream {

    private final long total;
    private final ProgressListener listener;
    private long count;
    private boolean failed;

    Counting(InputStream in, long total, ProgressListener listener) {
      super(in);
      this.total = total;
      this.listener = listener;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count(read);
      return read;
    }

    /** A failing listener does not affect the transfer, and is not called again. */
    private void notifyListener() {
      if (failed) {
        return;
      }
      try {
        listener.progressed(count, total);
      } catch (RuntimeException | Error e) {
        failed = true;
        String name = listener.getClass().getName();
        LOGGER.log(Level.WARNING, "the progress listener " + name + " failed", e);
      }
    }

    private void count(int bytes) {
      if (bytes > 0) {
        count += bytes;
        notifyListener();
      }
    }
  }
}
