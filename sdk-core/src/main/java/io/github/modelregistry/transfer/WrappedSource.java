package io.github.modelregistry.transfer;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Another source, of which a subclass changes something. */
abstract class WrappedSource extends UploadSource {

  private final UploadSource source;

  WrappedSource(UploadSource source) {
    this.source = source;
  }

  final UploadSource source() {
    return source;
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
  public final boolean isRepeatable() {
    return source.isRepeatable();
  }

  @Override
  public InputStream open() throws IOException {
    return source.open();
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
