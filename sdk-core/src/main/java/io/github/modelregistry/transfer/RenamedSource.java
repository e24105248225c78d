package io.github.modelregistry.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Another source's bytes under a name of their own. */
final class RenamedSource extends UploadSource {

  private final UploadSource source;
  private final String fileName;

  RenamedSource(UploadSource source, String fileName) {
    this.source = source;
    this.fileName = Objects.requireNonNull(fileName, "fileName");
  }

  @Override
  public String fileName() {
    return fileName;
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
    return source.open();
  }

  @Override
  public String toString() {
    return source + " as " + fileName;
  }
}
