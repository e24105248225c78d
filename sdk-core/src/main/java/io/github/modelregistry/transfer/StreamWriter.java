package io.github.modelregistry.transfer;

import io.github.modelregistry.error.DecodingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a stream, which cannot be rewound: bytes that come again are compared by their hash.
 */
final class StreamWriter extends DownloadWriter {

  private final OutputStream stream;
  private final MessageDigest again = sha256();
  private byte[] expected = {};
  private long toVerify;

  StreamWriter(DownloadTarget target, OutputStream stream) {
    super(target);
    this.stream = stream;
  }

  @Override
  void begin(@Nullable String name) {
    toVerify = received();
    if (total() >= 0 && total() < toVerify) {
      throw changed();
    }
    expected = hashSoFar();
    again.reset();
  }

  @Override
  public boolean isComparing() {
    return toVerify > 0;
  }

  @Override
  int verify(byte[] bytes, int offset, int length) {
    int known = (int) Math.min(length, toVerify);
    if (known > 0) {
      again.update(bytes, offset, known);
      toVerify -= known;
      if (toVerify == 0 && !Arrays.equals(again.digest(), expected)) {
        throw changed();
      }
    }
    return known;
  }

  @Override
  void append(byte[] bytes, int offset, int length) throws IOException {
    stream.write(bytes, offset, length);
  }

  @Override
  @Nullable Path complete() throws IOException {
    if (toVerify > 0) {
      throw changed();
    }
    stream.flush();
    return null;
  }

  @Override
  public void close() {}

  private static DecodingException changed() {
    return new DecodingException(
        "body", "the file changed on the server while it was downloaded: download it again");
  }
}
