package io.github.modelregistry.sandbox.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds delimiters in a stream of any length. Not thread-safe. */
final class DelimitedInput {

  /** Receives the bytes before a delimiter, in pieces. */
  interface Sink {

    void accept(byte[] bytes, int offset, int length);
  }

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;

  DelimitedInput(InputStream in) {
    this.in = in;
  }

  /**
   * Passes the bytes before the next delimiter to a sink, and skips the delimiter.
   *
   * @return false if the stream has ended before; all of it has then been passed on
   */
  boolean passUntil(byte[] delimiter, Sink sink) throws IOException {
    while (true) {
      int found = indexOf(delimiter);
      if (found >= 0) {
        sink.accept(buffer, start, found - start);
        start = found + delimiter.length;
        return true;
      }
      // What may be the beginning of a delimiter stays.
      int passed = Math.max(0, end - start - delimiter.length + 1);
      sink.accept(buffer, start, passed);
      start += passed;
      if (!fill()) {
        sink.accept(buffer, start, end - start);
        start = end;
        return false;
      }
    }
  }

  /** Returns whether the next bytes are these, without skipping them. */
  boolean startsWith(String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    while (end - start < wanted.length) {
      if (!fill()) {
        return false;
      }
    }
    return matches(wanted, start);
  }

  /** Goes back, at most by the length of the delimiter that was found last. */
  void back(int bytes) {
    start -= bytes;
  }

  private int indexOf(byte[] wanted) {
    for (int i = start; i <= end - wanted.length; i++) {
      if (buffer[i] == wanted[0] && matches(wanted, i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean matches(byte[] wanted, int at) {
    return Arrays.equals(buffer, at, at + wanted.length, wanted, 0, wanted.length);
  }

  /** Reads more bytes; returns false at the end of the stream. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    int count = in.read(buffer, end, buffer.length - end);
    end += Math.max(count, 0);
    return count >= 0;
  }
}
