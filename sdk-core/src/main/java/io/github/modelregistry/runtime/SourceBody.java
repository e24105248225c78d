package io.github.modelregistry.runtime;

import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A body that is one file, stream or array of bytes. */
final class SourceBody extends RequestBody {

  private static final int BUFFER_BYTES = 64 * 1024;

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

  /** In larger pieces than {@code transferTo}, which a disk and a socket take faster. */
  @Override
  public void writeTo(OutputStream out) throws IOException {
    long length = source.length();
    byte[] buffer =
        new byte[length < 0 ? BUFFER_BYTES : (int) Math.max(1, Math.min(length, BUFFER_BYTES))];
    try (InputStream in = source.open()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    }
  }
}
