package io.github.modelregistry.sandbox.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of the content of a part: its beginning, its size and its SHA-256. So a part of any
 * size takes little memory.
 *
 * @param start the first bytes, all of them if there are at most {@link #KEPT}
 * @param size the number of all bytes
 * @param sha256 the SHA-256 of all bytes, in hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PartContent(byte[] start, long size, String sha256) {

  /** The number of bytes that are kept: 1 MiB. */
  public static final int KEPT = 1 << 20;

  /** Returns the content of a text. */
  public static PartContent of(String text) {
    Builder builder = new Builder();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    builder.write(bytes, 0, bytes.length);
    return builder.build();
  }

  /** Returns whether all bytes are kept. */
  public boolean isWhole() {
    return size <= KEPT;
  }

  /** Receives the bytes of a content one after the other. Not thread-safe. */
  static final class Builder extends OutputStream {

    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private final MessageDigest digest = newDigest();
    private long size;

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      size += length;
      digest.update(bytes, offset, length);
      start.write(bytes, offset, Math.min(length, KEPT - start.size()));
    }

    PartContent build() {
      return new PartContent(start.toByteArray(), size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest newDigest() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
