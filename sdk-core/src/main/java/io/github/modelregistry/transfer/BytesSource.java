package io.github.modelregistry.transfer;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Objects;

/** Bytes in memory. */
final class BytesSource extends UploadSource {

  private final byte[] bytes;
  private final String fileName;

  BytesSource(byte[] bytes, String fileName) {
    this.bytes = Objects.requireNonNull(bytes, "bytes");
    this.fileName = Objects.requireNonNull(fileName, "fileName");
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public String toString() {
    return "bytes " + fileName;
  }
}
