package io.github.modelregistry.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.modelregistry.error.DecodingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of a document that comes from elsewhere, read by Jackson's streaming parser. Uses only
 * what jackson-core has had since 2.13; the limits are our own, since that version has none.
 */
final class JacksonTokens extends JsonTokens implements AutoCloseable {

  private static final JsonValue.Kind[] KINDS = kinds();

  /** The end of a document within a literal or a number. */
  private static final Pattern CUT_OFF =
      Pattern.compile(
          "(?s)(?:.*[\\[,:\\s])?(?:tr?u?|fa?l?s?|nu?l?|Na?|-?In?f?i?n?i?t?|-"
              + "|-?\\d+\\.|-?\\d+(?:\\.\\d+)?[eE][+-]?)");

  /** The longest name that the parser may remember for other documents. */
  private static final int LONGEST_KEPT_NAME = 200;

  private final DocumentBytes source;
  private final JsonParser parser;
  private final int maxStringLength;
  private int depth;
  // The parser's token, but while it is ahead: after a look at an object's first field the parser
  // is there already, and the object's beginning is current.
  private @Nullable JsonToken current;
  private boolean ahead;
  private @Nullable String nameAhead;
  private boolean needsTree;
  private boolean hasLongNames;

  /** Opens a document and goes to its value. */
  JacksonTokens(DocumentBytes source) {
    this.source = source;
    this.maxStringLength = source.limits().maxStringLength();
    this.parser = open(source);
    if (advance() == null) {
      throw endedEarly("$", "the document is empty");
    }
  }

  private static JsonParser open(DocumentBytes source) {
    try {
      return JacksonParsers.open(source);
    } catch (IOException e) {
      throw translated(source, e, "$");
    }
  }

  /** Fails unless the document is over. */
  void expectEnd() {
    if (depth > 0 || ahead) {
      throw new IllegalStateException("the codec did not read the whole document");
    }
    boolean over;
    try {
      over = parser.nextToken() == null;
    } catch (JsonProcessingException e) {
      over = false;
    } catch (IOException e) {
      throw translated(source, e, "$");
    }
    if (!over) {
      throw failure("$", "there is content after the end of the document");
    }
  }

  /**
   * Gives the parser's buffers and the names that it learned back for the next document. A document
   * with names of unusual length gives nothing back, so that a server cannot fill the memory.
   */
  @Override
  public void close() {
    try {
      if (!hasLongNames) {
        parser.close();
      }
    } catch (IOException e) {
      throw new AssertionError("the source stays open", e);
    }
  }

  @Override
  JsonValue.Kind kind() {
    return KINDS[current == null ? JsonTokenId.ID_NO_TOKEN : current.id()];
  }

  @Override
  boolean isNull() {
    return current == JsonToken.VALUE_NULL;
  }

  @Override
  void begin() {
    if (++depth > source.limits().maxDepth()) {
      throw failure(path(), "objects and arrays are nested too deep" + place(location()));
    }
  }

  @Override
  boolean nextElement() {
    if (advance() == JsonToken.END_ARRAY) {
      depth--;
      return false;
    }
    return true;
  }

  @Override
  @Nullable String nextName() {
    if (ahead) {
      ahead = false;
      current = parser.currentToken();
    } else {
      nameAhead = advanceToName();
    }
    if (nameAhead == null) {
      depth--;
    }
    return nameAhead;
  }

  @Override
  int nextField(ObjectShape shape, int guess) {
    if (ahead) {
      String name = nextName();
      return name == null ? END_OF_OBJECT : Math.max(UNKNOWN_FIELD, shape.indexOf(name));
    }
    source.tokenBegins();
    try {
      if (parser.nextFieldName(shape.encodedName(guess)) && guess <= shape.size()) {
        current = parser.nextToken();
        return guess;
      }
      if (parser.currentToken() == JsonToken.END_OBJECT) {
        depth--;
        return END_OF_OBJECT;
      }
      nameAhead = checkedName(parser.currentName());
      current = parser.nextToken();
      return Math.max(UNKNOWN_FIELD, shape.indexOf(nameAhead));
    } catch (IOException e) {
      throw translated(source, e, path());
    }
  }

  @Override
  String name() {
    return String.valueOf(nameAhead);
  }

  @Override
  @Nullable String textOrNull() {
    if (current != JsonToken.VALUE_STRING) {
      return null;
    }
    try {
      return checked(parser.getText());
    } catch (IOException e) {
      throw translated(source, e, path());
    }
  }

  @Override
  String number() {
    try {
      int length = parser.getTextLength();
      if (length > JsonNumbers.MAX_LENGTH) {
        throw failure(path(), "a number has more than " + JsonNumbers.MAX_LENGTH + " digits");
      }
      String text = parser.getText();
      if (parser.isNaN() && !JsonNumbers.isNonFinite(text)) {
        throw failure(path(), "not JSON" + place(location()));
      }
      return text;
    } catch (IOException e) {
      throw translated(source, e, path());
    }
  }

  @Override
  long shortInteger() {
    try {
      if (current != JsonToken.VALUE_NUMBER_INT || parser.getTextLength() > 18) {
        return NOT_SHORT;
      }
      long value = parser.getLongValue();
      return value == 0 && parser.getTextLength() > 1 ? NOT_SHORT : value; // -0 keeps its text
    } catch (IOException e) {
      throw translated(source, e, path());
    }
  }

  @Override
  boolean bool() {
    return current == JsonToken.VALUE_TRUE;
  }

  @Override
  @Nullable String peekField(String name) {
    needsTree = false;
    if (ahead || kind() != JsonValue.Kind.OBJECT) {
      return null;
    }
    nameAhead = advanceToName();
    boolean found = name.equals(nameAhead) && kind() == JsonValue.Kind.STRING;
    String text = found ? textOrNull() : null;
    needsTree = !found && nameAhead != null;
    ahead = true;
    current = JsonToken.START_OBJECT;
    return text;
  }

  @Override
  boolean needsTree() {
    return needsTree;
  }

  @Override
  String path() {
    JsonToken token = parser.currentToken();
    JsonStreamContext context = parser.getParsingContext();
    if (ahead || (token != null && token.isStructStart())) {
      context = context.getParent();
    }
    StringBuilder path = new StringBuilder();
    for (; context != null && !context.inRoot(); context = context.getParent()) {
      String step =
          context.inArray()
              ? "[" + context.getCurrentIndex() + "]"
              : "." + context.getCurrentName();
      path.insert(0, step);
    }
    return path.insert(0, '$').toString();
  }

  @Override
  DecodingException failure(String path, String detail) {
    return failure(source, path, detail, null);
  }

  private @Nullable JsonToken advance() {
    source.tokenBegins();
    try {
      current = parser.nextToken();
      return current;
    } catch (IOException e) {
      throw translated(source, e, path());
    }
  }

  private @Nullable String advanceToName() {
    source.tokenBegins();
    try {
      String name = parser.nextFieldName();
      if (name != null) {
        checkedName(name);
        current = parser.nextToken();
      }
      return name;
    } catch (IOException e) {
      throw translated(source, e, path());
    }
  }

  private String checkedName(String name) throws IOException {
    hasLongNames |= name.length() > LONGEST_KEPT_NAME;
    return checked(name);
  }

  private String checked(String text) throws IOException {
    if (text.length() > maxStringLength) {
      throw source.textTooLong();
    }
    if (source.mayHaveSurrogates() && Utf8Check.hasHalfPair(text)) {
      throw failure(path(), "a string contains an unpaired surrogate");
    }
    return text;
  }

  private JsonLocation location() {
    return parser.currentLocation();
  }

  private DecodingException endedEarly(String path, String detail) {
    return failure(source, path, detail, new EOFException(detail));
  }

  /**
   * A broken connection stays an I/O failure; a document that is at fault becomes a decoding
   * failure, whose cause is an EOFException when it stops too early.
   */
  private static RuntimeException translated(DocumentBytes source, IOException e, String path) {
    if (e == source.sourceFailure()) {
      return new UncheckedIOException(e);
    }
    if (e instanceof DocumentBytes.Refusal) {
      return failure(source, path, String.valueOf(e.getMessage()), null);
    }
    if (endsEarly(source, e)) {
      String detail = "the document ends unexpectedly";
      return failure(source, path, detail, new EOFException(detail));
    }
    JsonLocation location = ((JsonProcessingException) e).getLocation();
    return failure(source, path, "not JSON" + place(location), null);
  }

  private static boolean endsEarly(DocumentBytes source, IOException e) {
    return e instanceof JsonEOFException
        || String.valueOf(e.getMessage()).startsWith("Unexpected end-of-input")
        || (source.isAtEnd() && CUT_OFF.matcher(source.tail()).matches());
  }

  private static DecodingException failure(
      DocumentBytes source, String path, String detail, @Nullable Throwable cause) {
    return new DecodingException(null, path, detail, Excerpt.of(source.head()), cause);
  }

  // Jackson's own message may hold a piece of the document.
  private static String place(JsonLocation location) {
    return " at line " + location.getLineNr() + " column " + location.getColumnNr();
  }

  private static JsonValue.Kind[] kinds() {
    JsonValue.Kind[] kinds = new JsonValue.Kind[13];
    for (JsonToken token : JsonToken.values()) {
      if (token.isStructStart() || token.isScalarValue()) {
        kinds[token.id()] =
            switch (token) {
              case START_OBJECT -> JsonValue.Kind.OBJECT;
              case START_ARRAY -> JsonValue.Kind.ARRAY;
              case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonValue.Kind.NUMBER;
              case VALUE_TRUE, VALUE_FALSE -> JsonValue.Kind.BOOLEAN;
              case VALUE_NULL -> JsonValue.Kind.NULL;
              default -> JsonValue.Kind.STRING;
            };
      }
    }
    return kinds;
  }
}
