package io.github.modelregistry.transfer;

import java.io.IOException;
import java.util.Objects;

/** Another source's bytes under a name of their own. */
final class RenamedSource extends WrappedSource {

  private final String fileName;

  RenamedSource(UploadSource source, String fileName) {
    super(source);
    this.fileName = Objects.requireNonNull(fileName, "fileName");
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public UploadSource slice(long offset, long length) throws IOException {
    return new RenamedSource(source().slice(offset, length), fileName);
  }

  @Override
  public String toString() {
    return source() + " as " + fileName;
  }
}
