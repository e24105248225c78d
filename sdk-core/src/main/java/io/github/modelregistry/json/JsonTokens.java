package io.github.modelregistry.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import io.github.modelregistry.error.DecodingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The values of a document, one after the other, read by Jackson's streaming parser. There is
 * always a current value; the methods that read a scalar leave it current, {@link #nextElement},
 * {@link #nextName} and {@link #nextField} go on to the next. Uses only what jackson-core has had
 * since 2.13; the limits are our own, since that version has none.
 */
final class JsonTokens implements AutoCloseable {

  /** What {@link #nextField} returns for a name that the shape does not list. */
  static final int UNKNOWN_FIELD = 0;

  /** What {@link #nextField} returns at the end of the object. */
  static final int END_OF_OBJECT = -1;

  /** What {@link #shortInteger} returns for a number that has to be read as text. */
  static final long NOT_SHORT = Long.MIN_VALUE;

  private static final JsonValue.Kind[] KINDS = kinds();

  /** The longest name that the parser may remember for other documents. */
  private static final int LONGEST_KEPT_NAME = 200;

  private final DocumentBytes source;
  private final String root;
  private final JsonParser parser;
  private final int maxStringLength;
  private int depth;
  private int values;
  // The parser's token, but while it is ahead: after a look at an object's first field the parser
  // is there already, and the object's beginning is current.
  private @Nullable JsonToken current;
  private boolean ahead;
  private @Nullable String nameAhead;
  private boolean needsTree;
  private boolean hasLongNames;

  /** Opens a document and goes to its value. */
  JsonTokens(DocumentBytes source) {
    this(source, "$");
  }

  private JsonTokens(DocumentBytes source, String root) {
    this.source = source;
    this.root = root;
    this.maxStringLength = source.limits().maxStringLength();
    this.parser = open(source);
    if (advance() == null) {
      throw source.endedEarly("$", "the document is empty");
    }
  }

  /**
   * Opens a value that was read as a tree.
   *
   * @param path where it was read, for messages
   */
  static JsonTokens ofTree(JsonValue value, String path) {
    byte[] json = value.toString().getBytes(StandardCharsets.UTF_8);
    return new JsonTokens(
        new DocumentBytes(new ByteArrayInputStream(json), JsonLimits.WIDEST), path);
  }

  private static JsonParser open(DocumentBytes source) {
    try {
      return JacksonParsers.open(source);
    } catch (IOException e) {
      throw source.failure(e, "$");
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
      throw source.failure(e, "$");
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

  /** Returns what the current value is. */
  JsonValue.Kind kind() {
    return KINDS[current == null ? JsonTokenId.ID_NO_TOKEN : current.id()];
  }

  boolean isNull() {
    return current == JsonToken.VALUE_NULL;
  }

  /** Goes into the object or array that is the current value. */
  void begin() {
    if (++depth > source.limits().maxDepth()) {
      throw failure(
          path(),
          "objects and arrays are nested deeper than "
              + source.limits().maxDepth()
              + " levels; to allow more, raise maxJsonDepth in the client's Limits");
    }
  }

  /**
   * Counts a value whose number no type bounds: what is kept of a document can take much more
   * memory than the document itself.
   */
  void count() {
    if (++values > source.limits().maxValues()) {
      throw failure(
          path(),
          "there are more than "
              + source.limits().maxValues()
              + " list elements, map entries and unknown fields; to allow more, raise maxJsonValues"
              + " in the client's Limits");
    }
  }

  /** Goes on to the next element of the array; false at its end, which then is current. */
  boolean nextElement() {
    if (advance() == JsonToken.END_ARRAY) {
      depth--;
      return false;
    }
    count();
    return true;
  }

  /** Goes on to the next field of the object; null at its end, which then is current. */
  @Nullable String nextName() {
    if (ahead) {
      ahead = false;
      current = parser.currentToken();
    } else {
      nameAhead = advanceToName();
    }
    if (nameAhead == null) {
      depth--;
    } else {
      count();
    }
    return nameAhead;
  }

  /**
   * Goes on to the next field of the object.
   *
   * @param guess the field that is likely to come next
   * @return the field's index, {@link #UNKNOWN_FIELD} or {@link #END_OF_OBJECT}
   */
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
      throw source.failure(e, path());
    }
  }

  /** Returns the name of the field that {@link #nextField} went to. */
  String name() {
    return String.valueOf(nameAhead);
  }

  /** Returns the current value if it is a text, or null. */
  @Nullable String textOrNull() {
    if (current != JsonToken.VALUE_STRING) {
      return null;
    }
    try {
      return checked(parser.getText());
    } catch (IOException e) {
      throw source.failure(e, path());
    }
  }

  /** Returns the text of a number, every digit of it. */
  String number() {
    try {
      int length = parser.getTextLength();
      if (length > JsonNumbers.MAX_LENGTH) {
        throw failure(path(), "a number has more than " + JsonNumbers.MAX_LENGTH + " digits");
      }
      String text = parser.getText();
      if (parser.isNaN() && !JsonNumbers.isNonFinite(text)) {
        throw failure(path(), "not JSON" + DocumentBytes.place(parser.currentLocation()));
      }
      return text;
    } catch (IOException e) {
      throw source.failure(e, path());
    }
  }

  /** Returns an integral number that is written as we would write it, or {@link #NOT_SHORT}. */
  long shortInteger() {
    try {
      if (current != JsonToken.VALUE_NUMBER_INT || parser.getTextLength() > 18) {
        return NOT_SHORT;
      }
      long value = parser.getLongValue();
      return value == 0 && parser.getTextLength() > 1 ? NOT_SHORT : value; // -0 keeps its text
    } catch (IOException e) {
      throw source.failure(e, path());
    }
  }

  boolean bool() {
    return current == JsonToken.VALUE_TRUE;
  }

  /**
   * Returns the text of a field of the object that is the current value and stays it.
   *
   * @return null when the current value is no object or has no such field with a text, or when it
   *     has fields and another one is the first, see {@link #needsTree()}
   */
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

  /**
   * Returns whether the last {@link #peekField} could not say, without reading the whole object.
   */
  boolean needsTree() {
    return needsTree;
  }

  /** Returns the failure of an object that has a name twice. */
  DecodingException duplicate(String name) {
    return failure(path(), "the name " + Excerpt.name(name) + " occurs twice in one object");
  }

  /** Returns the path of the current value. */
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
              : "." + Excerpt.name(String.valueOf(context.getCurrentName()));
      path.insert(0, step);
    }
    return path.insert(0, root).toString();
  }

  /** Returns the failure of a document at a path. */
  DecodingException failure(String path, String detail) {
    return source.failure(path, detail, null);
  }

  private @Nullable JsonToken advance() {
    source.tokenBegins();
    try {
      current = parser.nextToken();
      return current;
    } catch (IOException e) {
      throw source.failure(e, path());
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
      throw source.failure(e, path());
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
    if (source.mayHaveSurrogates() && Utf8Check.hasUnpairedSurrogate(text)) {
      throw failure(path(), "a string contains an unpaired surrogate");
    }
    return text;
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
