package io.github.modelregistry.sandbox;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Bytes with many beginnings of delimiters in them, the same for the same size. */
public final class LargeContent extends InputStream {

  private static final byte[] BLOCK =
      "\r\n--\r\n--b\r\r\n".repeat(5_000).getBytes(StandardCharsets.US_ASCII);

  private final long size;
  private long at;

  public LargeContent(long size) {
    this.size = size;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (at == size) {
      return -1;
    }
    int from = (int) (at % BLOCK.length);
    int count = (int) Math.min(Math.min(length, BLOCK.length - from), size - at);
    System.arraycopy(BLOCK, from, bytes, offset, count);
    at += count;
    return count;
  }

  public long size() {
    return size;
  }

  /** Returns the SHA-256 of all bytes, also of those that were read. */
  public String sha256() throws Exception {
    return sha256(new LargeContent(size));
  }

  /** Reads a stream to its end and returns the SHA-256 of its bytes. */
  public static String sha256(InputStream in) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (DigestInputStream all = new DigestInputStream(in, digest)) {
      all.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
