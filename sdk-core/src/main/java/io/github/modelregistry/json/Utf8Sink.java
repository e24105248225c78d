package io.github.modelregistry.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects JSON as UTF-8. Half of a surrogate pair, which UTF-8 has no bytes for, is written as its
 * escape: it can only stand within a text, so the document stays valid and keeps its meaning.
 */
final class Utf8Sink {

  private static final char[] HEX = "0123456789abcdef".toCharArray();
  private static final int LONGEST = 6; // bytes that one character can take: an escape

  private byte[] bytes = new byte[256];
  private int size;
  private boolean brokenPair;

  void write(char c) {
    reserve(1);
    put(c);
  }

  void write(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); ) {
      i = putFrom(text, i);
    }
  }

  /** Writes a text between quotes, with escapes where JSON needs them. */
  void writeQuoted(String text) {
    reserve(text.length() + 2);
    put('"');
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        putEscaped(c);
        i++;
      } else {
        i = putFrom(text, i);
      }
    }
    put('"');
  }

  /** Returns whether an unpaired surrogate was written since the last call. */
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

  InputStream toInputStream() {
    return new ByteArrayInputStream(bytes, 0, size);
  }

  /** Puts a character, or a pair of them, and returns where the next one is. */
  private int putFrom(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x80) {
      bytes[size++] = (byte) c;
      return at + 1;
    }
    boolean pair =
        Character.isHighSurrogate(c)
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1));
    if (pair) {
      putPair(Character.toCodePoint(c, text.charAt(at + 1)));
      return at + 2;
    }
    put(c);
    return at + 1;
  }

  private void putEscaped(char c) {
    int known = "\"\\\b\f\n\r\t".indexOf(c);
    if (known < 0) {
      putEscape(c);
    } else {
      bytes[size++] = '\\';
      bytes[size++] = (byte) "\"\\bfnrt".charAt(known);
    }
  }

  private void put(char c) {
    if (c < 0x80) {
      bytes[size++] = (byte) c;
    } else if (c < 0x800) {
      bytes[size++] = (byte) (0xC0 | (c >> 6));
      bytes[size++] = (byte) (0x80 | (c & 0x3F));
    } else if (Character.isSurrogate(c)) {
      brokenPair = true;
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
