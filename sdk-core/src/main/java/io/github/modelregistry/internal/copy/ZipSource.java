package io.github.modelregistry.internal.copy;

import io.github.modelregistry.transfer.UploadSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Several files as one zip archive, made while it is read. Models rarely compress: stored fast. */
final class ZipSource extends UploadSource {

  private static final int PIPE_BYTES = 1 << 18;

  private final String fileName;
  private final List<StreamedFile> files;

  ZipSource(String fileName, List<StreamedFile> files) {
    this.fileName = fileName;
    this.files = files;
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public long length() {
    return -1;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public InputStream open() throws IOException {
    PipedInputStream in = new PipedInputStream(PIPE_BYTES);
    PipedOutputStream out = new PipedOutputStream(in);
    CompletableFuture<Void> written = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try (out;
                  ZipOutputStream zip = new ZipOutputStream(out)) {
                write(zip);
                zip.finish();
                written.complete(null);
              } catch (IOException
                  | RuntimeException
                  | Error e) { // or the reader would wait for ever
                written.completeExceptionally(e);
              }
            },
            "model-registry-archive");
    thread.setDaemon(true);
    thread.start();
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = StreamedFile.readPipe(in, buffer, offset, length);
        if (count < 0) {
          try {
            written.join();
          } catch (CompletionException e) {
            Throwable failure = Objects.requireNonNull(e.getCause());
            throw new IOException(failure.getMessage(), failure);
          }
        }
        return count;
      }
    };
  }

  @Override
  public String toString() {
    return "archive " + fileName;
  }

  private void write(ZipOutputStream zip) throws IOException {
    zip.setLevel(Deflater.BEST_SPEED);
    for (StreamedFile file : files) {
      zip.putNextEntry(new ZipEntry(file.fileName()));
      try (InputStream in = file.open()) {
        in.transferTo(zip);
      }
      zip.closeEntry();
    }
  }
}
