package io.github.modelregistry.runtime;

import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** A body that is one file or stream. */
final class SourceBody extends RequestBody {

  private final UploadSource source;
  private final String mediaType;

  SourceBody(UploadSource source, String mediaType) {
    this.source = Objects.requireNonNull(source, "source");
    this.mediaType = Objects.requireNonNull(mediaType, "mediaType");
  }

  @Override
  public String mediaType() {
    return mediaType;
  }

  @Override
  public long contentLength() throws IOException {
    return source.length();
  }

  @Override
  public boolean isRepeatable() {
    return source.isRepeatable();
  }

  @Override
  public boolean isTransfer() {
    return true;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (InputStream in = source.open()) {
      in.transferTo(out);
    }
  }
}
