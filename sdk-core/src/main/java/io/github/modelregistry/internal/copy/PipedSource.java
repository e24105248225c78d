package io.github.modelregistry.internal.copy;

import io.github.modelregistry.transfer.UploadSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are made while they are read: each time they are opened, a thread of its own writes
 * them into a pipe.
 */
abstract class PipedSource extends UploadSource {

  private static final int PIPE_BYTES = 1 << 18;

  private final String fileName;

  PipedSource(String fileName) {
    this.fileName = fileName;
  }

  @Override
  public final String fileName() {
    return fileName;
  }

  @Override
  public final boolean isRepeatable() {
    return true;
  }

  @Override
  public final InputStream open() throws IOException {
    PipedInputStream in = new PipedInputStream(PIPE_BYTES);
    Writer writer = new Writer(new PipedOutputStream(in));
    writer.thread.start();
    return new Checked(in, writer, length());
  }

  /** Writes all bytes, in the thread of the pipe. */
  abstract void write(OutputStream out) throws IOException;

  /** Writes into the pipe. */
  private final class Writer implements Runnable {

    private final PipedOutputStream out;
    private final Thread thread = new Thread(this, "model-registry-copy");
    private volatile @Nullable Throwable failure;

    Writer(PipedOutputStream out) {
      this.out = out;
      thread.setDaemon(true);
    }

    @Override
    public void run() {
      try (out) {
        write(out);
      } catch (IOException | RuntimeException | Error e) { // whoever reads is told
        failure = e;
      }
    }
  }

  /**
   * The end of the pipe is that of the bytes only if the writer has not failed. Where the length is
   * known, that is checked before the last bytes, with which a server would have all of them.
   */
  private static final class Checked extends FilterInputStream {

    private final Writer writer;
    private long left;

    Checked(InputStream in, Writer writer, long length) {
      super(in);
      this.writer = writer;
      this.left = length < 0 ? Long.MAX_VALUE : length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = readPipe(buffer, offset, length);
      left -= Math.max(count, 0);
      if (count < 0 || (left == 0 && in.read() < 0)) {
        join();
        Throwable failure = writer.failure;
        if (failure != null) {
          String reason = String.valueOf(failure.getMessage());
          throw new IOException(reason.replaceAll("\\.$", ""), failure);
        }
      }
      return count;
    }

    /** The pipe clears the interrupt of its reader, and does not say that there was one. */
    private int readPipe(byte[] buffer, int offset, int length) throws IOException {
      try {
        return in.read(buffer, offset, length);
      } catch (InterruptedIOException unexplained) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("the copy was interrupted");
        interrupted.initCause(unexplained);
        throw interrupted;
      }
    }

    @Override
    public void close() throws IOException {
      super.close();
      writer.thread.interrupt(); // what nobody reads is not written
      join();
    }

    /** The writer's thread ends soon: its pipe is closed. */
    private void join() {
      boolean interrupted = false;
      while (writer.thread.isAlive()) {
        try {
          writer.thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          writer.thread.interrupt();
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
