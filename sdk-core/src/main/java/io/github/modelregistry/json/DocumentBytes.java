package io.github.modelregistry.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.modelregistry.error.DecodingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a document on their way into the parser: counted, so that limits apply before
 * anything is in memory, and checked to be UTF-8, which the parser does only in part.
 */
final class DocumentBytes extends InputStream {

  /** A document that is refused; the message says why. */
  static final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    Refusal(String why) {
      super(why);
    }
  }

  /** The end of a document within a literal or a number. */
  private static final Pattern CUT_OFF =
      Pattern.compile(
          "(?s)(?:.*[\\[,:\\s])?(?:tr?u?|fa?l?s?|nu?l?|Na?|-?In?f?i?n?i?t?|-"
              + "|-?\\d+\\.|-?\\d+(?:\\.\\d+)?[eE][+-]?)");

  /** The most bytes that one {@code char} of a text takes in UTF-8. */
  private static final int BYTES_PER_CHARACTER = 3;

  /** What a parser may have read ahead before it asks for the rest of a text. */
  private static final int READ_AHEAD = 8192;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;
  private static final long BACKSLASHES = '\\' * ONES;

  private final InputStream source;
  private final JsonLimits limits;
  private final long bytesPerToken;
  private final Utf8Check utf8 = new Utf8Check();
  private byte[] head = {};
  private byte[] lastChunk = {};
  private int lastChunkEnd;
  private long total;
  private long sinceTokenBegan;
  private long invalidAt = -1;
  private boolean mayHaveSurrogates;
  private boolean atEnd;
  private @Nullable IOException failure;

  DocumentBytes(InputStream source, JsonLimits limits) {
    this.source = source;
    this.limits = limits;
    this.bytesPerToken = (long) limits.maxStringLength() * BYTES_PER_CHARACTER + READ_AHEAD;
  }

  /** Notes that what is read from here on belongs to another token. */
  void tokenBegins() {
    sinceTokenBegan = 0;
  }

  JsonLimits limits() {
    return limits;
  }

  /** Returns whether the bytes so far may contain an escape of an unpaired surrogate. */
  boolean mayHaveSurrogates() {
    return mayHaveSurrogates;
  }

  /** Returns the failure of the document at a path. */
  DecodingException failure(String path, String detail, @Nullable Throwable cause) {
    return new DecodingException(
        null, path, detail, Excerpt.of(new String(head, StandardCharsets.UTF_8)), cause);
  }

  /** Returns the failure of a document that stops too early. */
  DecodingException endedEarly(String path, String detail) {
    return failure(path, detail, new EOFException(detail));
  }

  /**
   * Returns the failure that reading from the parser means: a broken connection stays an I/O
   * failure; a document that is at fault becomes a decoding failure, whose cause is an EOFException
   * when it stops too early.
   */
  RuntimeException failure(IOException e, String path) {
    if (e == failure) {
      return new UncheckedIOException(e);
    }
    if (e instanceof Refusal) {
      return failure(path, String.valueOf(e.getMessage()), null);
    }
    if (endsEarly(e)) {
      return endedEarly(path, "the document ends unexpectedly");
    }
    return failure(path, "not JSON" + place(((JsonProcessingException) e).getLocation()), null);
  }

  private boolean endsEarly(IOException e) {
    int start = Math.max(0, lastChunkEnd - 16);
    String tail = new String(lastChunk, start, lastChunkEnd - start, StandardCharsets.UTF_8);
    return e instanceof JsonEOFException
        || String.valueOf(e.getMessage()).startsWith("Unexpected end-of-input")
        || (atEnd && CUT_OFF.matcher(tail).matches());
  }

  // Jackson's own message may hold a piece of the document.
  static String place(JsonLocation location) {
    return " at line " + location.getLineNr() + " column " + location.getColumnNr();
  }

  Refusal textTooLong() {
    return new Refusal(
        "a string is longer than "
            + limits.maxStringLength()
            + " characters; to allow more, raise maxStringLength in the client's Limits");
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException("the parser reads blocks");
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (invalidAt >= 0) {
      throw new Refusal("the document is not UTF-8 at byte " + invalidAt);
    }
    int count = readSource(target, offset, length);
    atEnd = count < 0;
    if (count <= 0) {
      return count;
    }
    int valid = check(target, offset, offset + count);
    if (head.length == 0) {
      head = Arrays.copyOfRange(target, offset, offset + Math.min(count, Excerpt.SOURCE_LENGTH));
    }
    lastChunk = target;
    lastChunkEnd = offset + count;
    total += count;
    sinceTokenBegan += count;
    if (total > limits.maxBytes()) {
      throw new Refusal(
          "the document is longer than "
              + limits.maxBytes()
              + " bytes; to allow more, raise maxResponseBytes in the client's Limits");
    }
    if (sinceTokenBegan > bytesPerToken) {
      throw textTooLong();
    }
    return valid == 0 ? read(target, offset, length) : valid;
  }

  /** The source is closed by the code that opened it. */
  @Override
  public void close() {}

  private int readSource(byte[] target, int offset, int length) throws IOException {
    try {
      return source.read(target, offset, length);
    } catch (IOException broken) {
      failure = broken;
      throw broken;
    }
  }

  /** Returns how many bytes may be handed on; what follows is refused by the next read. */
  private int check(byte[] bytes, int from, int end) {
    for (int at = from; at < end; ) {
      if (total + at - from >= 4 && utf8.isBetweenCharacters()) {
        at = skipPlain(bytes, at, end);
      }
      for (int stop = Math.min(at + 16, end); at < stop; at++) {
        long position = total + (at - from);
        byte next = bytes[at];
        // No JSON in UTF-8 begins with a zero within four bytes: all JSON in UTF-16 and -32 does.
        if ((next == 0 && position < 4) || !utf8.accept(next)) {
          int begun = utf8.begun();
          invalidAt = position - begun;
          return Math.max(0, at - from - begun);
        }
        if (next == '\\') {
          noteEscape(bytes, at, end);
        }
      }
    }
    return end - from;
  }

  /** Passes over ASCII without a backslash, 32 bytes at a time. */
  private static int skipPlain(byte[] bytes, int from, int end) {
    int at = from;
    for (; at <= end - 32; at += 32) {
      long marks =
          marks((long) EIGHT_BYTES.get(bytes, at))
              | marks((long) EIGHT_BYTES.get(bytes, at + 8))
              | marks((long) EIGHT_BYTES.get(bytes, at + 16))
              | marks((long) EIGHT_BYTES.get(bytes, at + 24));
      if ((marks & HIGH_BITS) != 0) {
        break;
      }
    }
    return at;
  }

  /** Sets the high bit of a byte, among others, if any is not ASCII or is a backslash. */
  private static long marks(long eight) {
    long zeroWhereBackslash = eight ^ BACKSLASHES;
    return eight | ((zeroWhereBackslash - ONES) & ~zeroWhereBackslash);
  }

  private void noteEscape(byte[] bytes, int at, int end) {
    mayHaveSurrogates |= at + 2 >= end || (bytes[at + 1] == 'u' && (bytes[at + 2] | 0x20) == 'd');
  }
}
