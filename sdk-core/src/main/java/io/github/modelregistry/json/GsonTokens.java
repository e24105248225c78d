package io.github.modelregistry.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.github.modelregistry.error.DecodingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The pieces of a document that comes from elsewhere, read by Gson at its strictest. */
final class GsonTokens extends JsonTokens {

  private final DocumentReader source;
  private final JsonReader reader;
  private final int maxStringLength;

  // What peekField took ahead of its time: the object's beginning, its first name, and the text
  // behind that. Given out again, in this order, before anything else.
  private boolean ahead;
  private boolean beginAhead;
  private @Nullable String nameAhead;
  private @Nullable String textAhead;
  private boolean needsTree;

  GsonTokens(DocumentReader source) {
    this.source = source;
    this.maxStringLength = source.limits().maxStringLength();
    this.reader = new JsonReader(source);
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(source.limits().maxDepth());
  }

  /** Fails unless the document is over. */
  void expectEnd() {
    source.tokenBegins();
    try {
      JsonToken behind = reader.peek();
      if (behind != JsonToken.END_DOCUMENT) {
        throw new IllegalStateException("the document goes on: a codec read too little");
      }
    } catch (MalformedJsonException e) {
      throw failure("$", "something follows behind the end of the document");
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  JsonValue.Kind peekKind() {
    if (ahead) {
      return beginAhead ? JsonValue.Kind.OBJECT : JsonValue.Kind.STRING;
    }
    source.tokenBegins();
    try {
      return switch (reader.peek()) {
        case BEGIN_OBJECT -> JsonValue.Kind.OBJECT;
        case BEGIN_ARRAY -> JsonValue.Kind.ARRAY;
        case STRING -> JsonValue.Kind.STRING;
        case NUMBER -> JsonValue.Kind.NUMBER;
        case BOOLEAN -> JsonValue.Kind.BOOLEAN;
        case NULL -> JsonValue.Kind.NULL;
        case END_ARRAY, END_OBJECT, NAME, END_DOCUMENT ->
            throw new IllegalStateException("no value comes next: a codec read too much");
      };
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  boolean nextIs(JsonValue.Kind kind) {
    if (ahead) {
      return kind == peekKind();
    }
    source.tokenBegins();
    try {
      return reader.peek() == kind.firstToken();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  void beginObject() {
    if (ahead) {
      beginAhead = false;
      ahead = nameAhead != null;
      return;
    }
    try {
      reader.beginObject();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  void endObject() {
    try {
      reader.endObject();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  void beginArray() {
    try {
      reader.beginArray();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  void endArray() {
    try {
      reader.endArray();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  boolean hasNext() {
    if (ahead) {
      return true;
    }
    source.tokenBegins();
    try {
      return reader.hasNext();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  String nextName() {
    String taken = nameAhead;
    if (ahead && taken != null) {
      nameAhead = null;
      ahead = textAhead != null;
      return taken;
    }
    source.tokenBegins();
    try {
      return bounded(reader.nextName());
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  String nextString() {
    String taken = textAhead;
    if (ahead && taken != null) {
      textAhead = null;
      ahead = false;
      return taken;
    }
    source.tokenBegins();
    try {
      return bounded(reader.nextString());
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  String nextNumber() {
    try {
      String text = reader.nextString();
      if (text.length() > JsonNumbers.MAX_LENGTH) {
        throw failure(
            previousPath(), "a number has more than " + JsonNumbers.MAX_LENGTH + " digits");
      }
      return text;
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  boolean nextBoolean() {
    try {
      return reader.nextBoolean();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  void nextNull() {
    try {
      reader.nextNull();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  @Nullable String peekField(String name) {
    needsTree = false;
    if (ahead || peekKind() != JsonValue.Kind.OBJECT) {
      return ahead && name.equals(nameAhead) ? textAhead : null;
    }
    beginObject();
    if (hasNext()) {
      String first = nextName();
      boolean found = first.equals(name) && peekKind() == JsonValue.Kind.STRING;
      textAhead = found ? nextString() : null;
      nameAhead = first;
      needsTree = !found;
    }
    beginAhead = true;
    ahead = true;
    return textAhead;
  }

  @Override
  boolean needsTree() {
    return needsTree;
  }

  @Override
  String path() {
    return reader.getPath();
  }

  @Override
  String previousPath() {
    return reader.getPreviousPath();
  }

  @Override
  DecodingException failure(String path, String detail) {
    return failure(path, detail, null);
  }

  private DecodingException failure(String path, String detail, @Nullable Throwable cause) {
    return new DecodingException(null, path, detail, Excerpt.of(source.head()), cause);
  }

  private String bounded(String text) throws IOException {
    if (text.length() > maxStringLength) {
      throw source.tooLong();
    }
    return text;
  }

  /**
   * A broken connection stays an I/O failure; a document that is at fault becomes a decoding
   * failure, whose cause is an EOFException when it stops too early.
   */
  private RuntimeException translated(IOException e) {
    if (e == source.sourceFailure()) {
      return new UncheckedIOException(e);
    }
    if (e instanceof DocumentReader.Refusal) {
      return failure(path(), String.valueOf(e.getMessage()));
    }
    if (e instanceof EOFException || source.isAtEnd()) {
      String detail =
          source.head().isBlank() ? "the document is empty" : "the document ends in its middle";
      return failure(path(), detail, new EOFException(detail));
    }
    return failure(path(), Syntax.complaint(String.valueOf(e.getMessage())));
  }

  /** Gson's words about a syntax error, without its advice to become lenient. */
  private static final class Syntax {

    private Syntax() {}

    static String complaint(String message) {
      int at = message.indexOf(" at line ");
      int end = message.indexOf(" path ", Math.max(at, 0));
      String place = at >= 0 && end > at ? message.substring(at, end) : "";
      if (message.startsWith("Nesting limit")) {
        return "objects and arrays are nested too deep" + place;
      }
      boolean advises = at <= 0 || message.startsWith("Use JsonReader");
      return advises ? "not JSON" + place : "not JSON: " + message.substring(0, at) + place;
    }
  }
}
