package io.github.modelregistry.runtime;

import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A body that is one file, stream or array of bytes. */
final class SourceBody extends RequestBody {

  private final UploadSource source;
  private final @Nullable String mediaType;
  private final boolean transfer;

  SourceBody(UploadSource source, @Nullable String mediaType, boolean transfer) {
    this.source = Objects.requireNonNull(source, "source");
    this.mediaType = mediaType;
    this.transfer = transfer;
  }

  @Override
  public @Nullable String mediaType() {
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
    return transfer;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (InputStream in = source.open()) {
      in.transferTo(out);
    }
  }
}
