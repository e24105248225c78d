package io.github.modelregistry.internal.copy;

import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelFiles;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.RemoteFile;
import io.github.modelregistry.transfer.UploadSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One file, downloaded while it is uploaded: each time it is opened, a thread of its own downloads
 * it into a pipe.
 */
final class StreamedFile extends UploadSource {

  private static final int PIPE_BYTES = 1 << 18;
  private static final String NO_NAME = "model";

  private final ModelDownload download;
  private final ModelFiles files;
  private final RemoteFile file;
  private final String fileName;
  private volatile @Nullable String sha256;

  StreamedFile(
      ModelDownload download, ModelFiles files, RemoteFile file, @Nullable String fileName) {
    this.download = download;
    this.files = files;
    this.file = file;
    this.fileName = fileName == null ? NO_NAME : fileName;
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public long length() {
    return file.size() == null ? -1 : file.size();
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  /** Returns the SHA-256 of the bytes that were read to their end, or null. */
  @Nullable String sha256() {
    return sha256;
  }

  @Override
  public InputStream open() throws IOException {
    PipedInputStream in = new PipedInputStream(PIPE_BYTES);
    Transfer transfer = new Transfer(new PipedOutputStream(in));
    transfer.thread.start();
    return new Checked(in, transfer, length());
  }

  @Override
  public String toString() {
    return "copied " + fileName();
  }

  /** The pipe clears the interrupt of its reader, and does not say that there was one. */
  static int readPipe(InputStream pipe, byte[] buffer, int offset, int length) throws IOException {
    try {
      return pipe.read(buffer, offset, length);
    } catch (InterruptedIOException unexplained) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("the copy was interrupted");
      interrupted.initCause(unexplained);
      throw interrupted;
    }
  }

  private static String reason(RuntimeException failure) {
    return String.valueOf(failure.getMessage()).replaceAll("\\.$", "");
  }

  /** Downloads into the pipe. */
  private final class Transfer implements Runnable {

    private final PipedOutputStream out;
    private final Thread thread = new Thread(this, "model-registry-copy");
    private volatile @Nullable RuntimeException failure;
    private volatile boolean complete;

    Transfer(PipedOutputStream out) {
      this.out = out;
      thread.setDaemon(true);
    }

    @Override
    public void run() {
      try (out) {
        sha256 = CopiedArtifact.download(download, files, file, DownloadTarget.stream(out));
        complete = true;
      } catch (RuntimeException e) {
        failure = e;
      } catch (IOException readerClosed) {
        // Nobody reads what could not be written.
      }
    }
  }

  /**
   * The end of the pipe is that of the file only if the download is complete. Where the length is
   * known, that is checked before the last bytes, with which the server would have the whole file.
   */
  private static final class Checked extends FilterInputStream {

    private final Transfer transfer;
    private long left;

    Checked(InputStream in, Transfer transfer, long length) {
      super(in);
      this.transfer = transfer;
      this.left = length < 0 ? Long.MAX_VALUE : length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = readPipe(in, buffer, offset, length);
      left -= Math.max(count, 0);
      if (count < 0 || (left == 0 && in.read() < 0)) {
        join();
        if (!transfer.complete) {
          RuntimeException failure = transfer.failure;
          throw new IOException(
              failure == null ? "the download ended early" : reason(failure), failure);
        }
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      super.close();
      transfer.thread.interrupt(); // a download that nobody reads ends
      join();
    }

    /** The download's thread ends soon: its pipe is closed. */
    private void join() {
      boolean interrupted = false;
      while (transfer.thread.isAlive()) {
        try {
          transfer.thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          transfer.thread.interrupt();
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
