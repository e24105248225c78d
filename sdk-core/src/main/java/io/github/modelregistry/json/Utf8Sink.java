package io.github.modelregistry.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects JSON as UTF-8. Half of a surrogate pair, which UTF-8 has no bytes for, is written as its
 * escape: it can only stand within a text, so the document stays valid and keeps its meaning.
 */
final class Utf8Sink extends Writer {

  private static final char[] HEX = "0123456789abcdef".toCharArray();
  private static final int LONGEST = 6; // bytes that one character can take: an escape

  private byte[] bytes = new byte[256];
  private int size;
  private boolean brokenPair;

  @Override
  public void write(int c) {
    reserve(1);
    put((char) c);
  }

  @Override
  public void write(char[] source, int offset, int length) {
    write(new String(source, offset, length), 0, length);
  }

  @Override
  public void write(String text, int offset, int length) {
    reserve(length);
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < end
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        putPair(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        put(c);
      }
    }
  }

  /** Tells whether half of a surrogate pair was written since this was asked last. */
  boolean takeBrokenPair() {
    boolean broken = brokenPair;
    brokenPair = false;
    return broken;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  void writeTo(OutputStream target) throws IOException {
    target.write(bytes, 0, size);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  private void put(char c) {
    if (c < 0x80) {
      bytes[size++] = (byte) c;
    } else if (c < 0x800) {
      bytes[size++] = (byte) (0xC0 | (c >> 6));
      bytes[size++] = (byte) (0x80 | (c & 0x3F));
    } else if (Character.isSurrogate(c)) {
      putEscape(c);
    } else {
      bytes[size++] = (byte) (0xE0 | (c >> 12));
      bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      bytes[size++] = (byte) (0x80 | (c & 0x3F));
    }
  }

  private void putPair(int codePoint) {
    bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
    bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
    bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    bytes[size++] = (byte) (0x80 | (codePoint & 0x3F));
  }

  private void putEscape(char c) {
    brokenPair = true;
    bytes[size++] = '\\';
    bytes[size++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[size++] = (byte) HEX[(c >> shift) & 0xF];
    }
  }

  private void reserve(int characters) {
    long needed = size + (long) characters * LONGEST;
    if (needed > bytes.length) {
      long larger = Math.min(Integer.MAX_VALUE - 8, Math.max(needed, bytes.length * 2L));
      if (larger < needed) {
        throw new IllegalStateException("a JSON document of more than 2 GiB cannot be written");
      }
      bytes = Arrays.copyOf(bytes, (int) larger);
    }
  }
}
