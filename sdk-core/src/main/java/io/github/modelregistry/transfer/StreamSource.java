package io.github.modelregistry.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stream that the caller opened; it can be read once. */
final class StreamSource extends UploadSource {

  private final InputStream stream;
  private final String fileName;
  private final long length;
  private final AtomicBoolean opened = new AtomicBoolean();

  StreamSource(InputStream stream, String fileName, long length) {
    this.stream = Objects.requireNonNull(stream, "stream");
    this.fileName = Objects.requireNonNull(fileName, "fileName");
    this.length = length;
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public InputStream open() throws IOException {
    if (!opened.compareAndSet(false, true)) {
      throw new IOException(
          "the stream '" + fileName + "' was already read: it cannot be sent a second time");
    }
    return stream;
  }

  @Override
  public String toString() {
    return "stream " + fileName;
  }
}
