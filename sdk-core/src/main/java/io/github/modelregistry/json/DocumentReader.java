package io.github.modelregistry.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a document, counted while they pass, so that a text is found too long before
 * anyone has built it, and a document too long before it is in memory.
 */
abstract class DocumentReader extends Reader {

  /** A document that is refused; the message says why. */
  static final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    Refusal(String why) {
      super(why);
    }
  }

  /** What a parser may have taken in advance, before it asks for the rest of a text. */
  private static final int READ_AHEAD = 4096;

  private final JsonLimits limits;
  private final long charactersForToken;
  private long sinceTokenBegan;
  private @Nullable IOException failure;
  private boolean atEnd;

  private DocumentReader(JsonLimits limits) {
    this.limits = limits;
    this.charactersForToken = (long) limits.maxStringLength() + READ_AHEAD;
  }

  static DocumentReader of(InputStream bytes, JsonLimits limits) {
    return new Bytes(bytes, limits);
  }

  static DocumentReader of(String text, JsonLimits limits) {
    return new Text(text, limits);
  }

  /** Says that whatever is read from here on belongs to another token. */
  final void tokenBegins() {
    sinceTokenBegan = 0;
  }

  /** Returns the limits that this document is held to. */
  final JsonLimits limits() {
    return limits;
  }

  /** Returns the failure of the source itself, such as a connection that broke, or null. */
  final @Nullable IOException sourceFailure() {
    return failure;
  }

  /** Tells whether more was asked for than there is. */
  final boolean isAtEnd() {
    return atEnd;
  }

  /** Returns the first characters of the document, as far as they were read. */
  abstract String head();

  @Override
  public final int read(char[] target, int offset, int length) throws IOException {
    int count = fill(target, offset, length);
    atEnd = count < 0;
    sinceTokenBegan += count;
    if (sinceTokenBegan > charactersForToken) {
      throw tooLong();
    }
    return count;
  }

  /** Returns the refusal of a text, name or gap that is too long. */
  final Refusal tooLong() {
    return new Refusal("a text is longer than " + limits.maxStringLength() + " characters");
  }

  abstract int fill(char[] target, int offset, int length) throws IOException;

  /** The source belongs to whoever opened it. */
  @Override
  public final void close() {}

  private static final class Text extends DocumentReader {
    private final String text;
    private int position;

    Text(String text, JsonLimits limits) {
      super(limits);
      this.text = text;
    }

    @Override
    int fill(char[] target, int offset, int length) throws IOException {
      if (text.length() > limits().maxBytes()) {
        throw new Refusal("the document is longer than " + limits().maxBytes() + " characters");
      }
      int count = Math.min(length, text.length() - position);
      if (count == 0) {
        return -1;
      }
      text.getChars(position, position + count, target, offset);
      position += count;
      return count;
    }

    @Override
    String head() {
      return text.substring(0, Math.min(text.length(), Excerpt.SOURCE_LENGTH));
    }
  }

  /** Decodes UTF-8 and refuses what is not, where a stock reader would put replacement marks. */
  private static final class Bytes extends DocumentReader {
    private final InputStream source;
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(8192).limit(0);
    private CharBuffer characters = CharBuffer.allocate(0);
    private byte[] head = new byte[0];
    private long total;
    private boolean ended;

    Bytes(InputStream source, JsonLimits limits) {
      super(limits);
      this.source = source;
    }

    @Override
    int fill(char[] target, int offset, int length) throws IOException {
      if (characters.array() != target) {
        characters = CharBuffer.wrap(target); // the parser has but one buffer: wrapped once
      }
      characters.limit(offset + length).position(offset);
      while (true) {
        CoderResult result = decoder.decode(bytes, characters, ended);
        if (result.isError()) {
          throw new Refusal("the document is not UTF-8 at byte " + (total - bytes.remaining()));
        }
        if (characters.position() > offset) {
          return characters.position() - offset;
        }
        if (ended) {
          return -1;
        }
        readMore();
      }
    }

    private void readMore() throws IOException {
      bytes.compact();
      int count = readSource();
      ended = count < 0;
      if (count > 0) {
        if (total == 0) {
          head = Arrays.copyOf(bytes.array(), Math.min(count, Excerpt.SOURCE_LENGTH));
        }
        total += count;
        bytes.position(bytes.position() + count);
      }
      bytes.flip();
      if (total > limits().maxBytes()) {
        throw new Refusal("the document is longer than " + limits().maxBytes() + " bytes");
      }
    }

    private int readSource() throws IOException {
      try {
        return source.read(bytes.array(), bytes.position(), bytes.remaining());
      } catch (IOException broken) {
        super.failure = broken;
        throw broken;
      }
    }

    @Override
    String head() {
      return new String(head, StandardCharsets.UTF_8);
    }
  }
}
