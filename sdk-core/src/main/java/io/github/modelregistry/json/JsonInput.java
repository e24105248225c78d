package io.github.modelregistry.json;

import io.github.modelregistry.error.DecodingException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document being read, for {@linkplain JsonCodec codecs} and generated code.
 *
 * <p>Syntax is read as strictly as the standard allows, and a name may come but once in an object.
 * A value of another type than asked for costs its field and nothing else: the {@code read} methods
 * return null for it, and the object keeps it unchanged. What an object holds beyond its known
 * fields is kept by this class, too; generated code only loops over {@link #nextField}, which gives
 * the index of a field in its {@link ObjectShape}, and reads that field.
 *
 * <p>Every {@code read} method expects a value other than null to come next: {@link #nextField}
 * passes over null, and so do the list and map methods. Serves one document on one thread.
 */
public final class JsonInput {

  private final @Nullable DriftObserver observer;
  private final Set<String> reported = new HashSet<>(0);
  private final Scratch scratch = new Scratch();
  // Which field followed which one last, by type: a server writes all rows of a page alike.
  private final Map<ObjectShape, int[]> orders = new HashMap<>(8);
  private JsonTokens tokens;
  private ReadFrame[] frames = {new ReadFrame(), new ReadFrame(), new ReadFrame()};
  private int depth;
  private ReadFrame frame = frames[0];
  // What goes on after unions whose object had to be read as a tree first.
  private final Deque<Suspended> suspended = new ArrayDeque<>(0);
  // A value that is not of the type asked for, on its way to the object that keeps it.
  private @Nullable JsonValue mistyped;
  private @Nullable DecodingException mistypedFailure;

  JsonInput(JsonTokens tokens, @Nullable DriftObserver observer) {
    this.tokens = tokens;
    this.observer = observer;
  }

  /** Tokens that go on when an object at this depth is at its end. */
  private record Suspended(JsonTokens tokens, int depth) {}

  /** Begins the object that comes next. */
  public void beginObject(ObjectShape shape) {
    tokens.begin();
    if (++depth == frames.length) {
      frames = Arrays.copyOf(frames, depth * 2);
    }
    if (frames[depth] == null) {
      frames[depth] = new ReadFrame();
    }
    frame = frames[depth];
    frame.begin(shape, orders, scratch.size());
  }

  /** Returns the index of the next known field that is not null, or -1 at the object's end. */
  public int nextField() {
    keepMistyped();
    while (true) {
      int guess = frame.likelyNext();
      int index = tokens.nextField(frame.shape, guess);
      if (index > 0) {
        if (!frame.enter(index, guess)) {
          throw tokens.duplicate(frame.shape.fieldName(index));
        }
        if (!tokens.isNull()) {
          return index;
        }
        frame.noteNull(index);
      } else if (index == JsonTokens.UNKNOWN_FIELD) {
        report(DriftObserver.Kind.UNKNOWN_FIELD, frame.shape.typeName(), tokens.name());
        tokens.count();
        scratch.push(tokens.name());
        scratch.push(scratch.tree(tokens));
      } else {
        return index;
      }
    }
  }

  /**
   * Ends the object, all fields of which were read. Returns what it held beside the values of its
   * known fields, or null when that is nothing, which is the usual case.
   */
  public @Nullable ExtraFields endObject() {
    ExtraFields extra = frame.extras(scratch, tokens);
    frame = frames[--depth];
    resume();
    return extra;
  }

  /** Returns what kind of value comes next. */
  public JsonValue.Kind nextKind() {
    return tokens.kind();
  }

  /**
   * Returns the text of the field that names the kind of the object that comes next, which can then
   * be read as a whole; null when there is no object or no such text.
   */
  public @Nullable String peekDiscriminator(String name) {
    String text = tokens.peekField(name);
    if (tokens.needsTree()) {
      JsonValue tree = scratch.tree(tokens);
      suspended.push(new Suspended(tokens, depth));
      tokens = JsonTokens.ofTree(tree, tokens.path());
      JsonValue field = tree.get(name);
      return field != null && field.kind() == JsonValue.Kind.STRING ? field.asString() : null;
    }
    return text;
  }

  /** Reports a text that an open enum, or a union as its discriminator, does not list. */
  public void unknownText(String type, String text) {
    report(DriftObserver.Kind.UNKNOWN_ENUM, type, text);
  }

  /** Reads a text. */
  public @Nullable String readString() {
    String text = tokens.textOrNull();
    if (text == null) {
      isNext(JsonValue.Kind.STRING); // sets it aside
    }
    frame.ordinal++;
    return text;
  }

  /** Reads true or false. */
  public @Nullable Boolean readBoolean() {
    if (!isNext(JsonValue.Kind.BOOLEAN)) {
      return null;
    }
    frame.ordinal++;
    return tokens.bool();
  }

  /** Reads an integral number of 32 bits; {@code 10.0} is one. */
  public @Nullable Integer readInt() {
    return toInt(readLong());
  }

  /** Reads an integral number of 64 bits; {@code 10.0} is one. */
  public @Nullable Long readLong() {
    if (!isNext(JsonValue.Kind.NUMBER)) {
      return null;
    }
    long value = tokens.shortInteger();
    if (value == JsonTokens.NOT_SHORT) {
      return toLong(tokens.number(), false);
    }
    frame.ordinal++;
    return value;
  }

  /** Reads a number with all its digits. */
  public @Nullable BigDecimal readDecimal() {
    if (!isNext(JsonValue.Kind.NUMBER)) {
      return null;
    }
    long value = tokens.shortInteger();
    frame.ordinal += value == JsonTokens.NOT_SHORT ? 0 : 1;
    return value == JsonTokens.NOT_SHORT
        ? toDecimal(tokens.number(), false)
        : BigDecimal.valueOf(value);
  }

  /** Reads a text that should be a time, and need not be one. */
  public @Nullable Timestamp readTimestamp() {
    String text = readString();
    return text == null ? null : Timestamp.of(text);
  }

  /** Reads a text that the vendor sometimes sends as a number, whose digits then are the text. */
  public @Nullable String readLenientString() {
    if (tokens.kind() != JsonValue.Kind.NUMBER) {
      return readString();
    }
    String text = tokens.number();
    keepNumber(text, false, false);
    return text;
  }

  /** Reads an integral number of 32 bits that the vendor sometimes sends as a text. */
  public @Nullable Integer readLenientInt() {
    return toInt(readLenientLong());
  }

  /** Reads an integral number of 64 bits that the vendor sometimes sends as a text. */
  public @Nullable Long readLenientLong() {
    String text = tokens.textOrNull();
    return text == null ? readLong() : toLong(text, true);
  }

  /** Reads a number that the vendor sometimes sends as a text. */
  public @Nullable BigDecimal readLenientDecimal() {
    String text = tokens.textOrNull();
    return text == null ? readDecimal() : toDecimal(text, true);
  }

  /** Reads any JSON, null included. */
  public JsonValue readValue() {
    JsonValue value = scratch.tree(tokens);
    resume();
    return value;
  }

  /**
   * Reads an array as an unmodifiable list. In a list of objects, whatever is none is left out and
   * kept apart; in any other list a null or odd value makes the whole list one of another type.
   */
  public <T> @Nullable List<T> readList(JsonCodec<T> elements) {
    int base = pushElements(elements, false);
    return base < 0 ? null : scratch.popList(base);
  }

  /** Reads an array that may hold nulls. */
  public <T> @Nullable List<@Nullable T> readNullableList(JsonCodec<T> elements) {
    int base = pushElements(elements, true);
    return base < 0 ? null : scratch.popNullableList(base);
  }

  /** Reads an object with free names as an unmodifiable map; a null in it is of another type. */
  public <T> @Nullable Map<String, T> readMap(JsonCodec<T> values) {
    return readEntries(values, false);
  }

  /** Reads an object with free names that may hold nulls. */
  public <T> @Nullable Map<String, @Nullable T> readNullableMap(JsonCodec<T> values) {
    return readEntries(values, true);
  }

  /** Returns the failure of a document that is not of the type asked for as a whole. */
  DecodingException mistypedDocument() {
    return Objects.requireNonNull(mistypedFailure, "a codec read nothing and noted no reason");
  }

  /** Reads an array on top of the scratch stack; returns where it begins there, or -1. */
  private <T> int pushElements(JsonCodec<T> elements, boolean nullable) {
    if (!isNext(JsonValue.Kind.ARRAY)) {
      return -1;
    }
    boolean leavesOut = elements.isModel() && frame.nesting == 0;
    int firstOrdinal = frame.ordinal;
    int base = scratch.size();
    frame.nesting++;
    tokens.begin();
    for (int index = 0; tokens.nextElement(); index++) {
      T value = readNullable(elements, nullable);
      if (mistyped == null) {
        scratch.push(value);
      } else if (leavesOut) {
        keepVerbatim(ExtraFields.elementAt(frame.field, index), mistyped.toString());
        mistyped = null;
      } else {
        mistyped =
            new WholeValue(tokens, scratch, frame, firstOrdinal)
                .array(scratch.popNullableList(base), elements, mistyped);
        base = -1;
        break;
      }
    }
    frame.nesting--;
    return base;
  }

  private <T> @Nullable Map<String, T> readEntries(JsonCodec<T> values, boolean nullable) {
    if (!isNext(JsonValue.Kind.OBJECT)) {
      return null;
    }
    int firstOrdinal = frame.ordinal;
    frame.nesting++;
    tokens.begin();
    Map<String, T> entries = new LinkedHashMap<>();
    for (String name = tokens.nextName(); name != null; name = tokens.nextName()) {
      if (entries.containsKey(name)) {
        throw tokens.duplicate(name);
      }
      T value = readNullable(values, nullable);
      if (mistyped != null) {
        WholeValue whole = new WholeValue(tokens, scratch, frame, firstOrdinal);
        mistyped = whole.object(entries, values, name, mistyped);
        break;
      }
      entries.put(name, value);
    }
    frame.nesting--;
    resume();
    return mistyped == null ? Collections.unmodifiableMap(entries) : null;
  }

  @SuppressWarnings("NullAway") // null comes out where it is allowed, or beside a mistyped value
  private <T> T readNullable(JsonCodec<T> codec, boolean nullable) {
    if (!tokens.isNull()) {
      return codec.read(this);
    }
    if (!nullable) {
      setAside("null where a value is required");
    }
    return null;
  }

  /** Returns whether a value of a kind comes next; any other is set aside as of another type. */
  boolean isNext(JsonValue.Kind expected) {
    if (tokens.kind() == expected) {
      return true;
    }
    setAside("expected " + expected.words() + " but found " + tokens.kind().words());
    return false;
  }

  /** Reads the current value as it is, and leaves it to the object around. */
  private void setAside(String detail) {
    if (depth == 0) {
      mistypedFailure = tokens.failure(tokens.path(), detail);
    }
    report(
        DriftObserver.Kind.MISTYPED_FIELD,
        frame.shape.typeName(),
        frame.shape.fieldName(frame.field));
    mistyped = scratch.tree(tokens);
  }

  private void keepMistyped() {
    if (mistyped != null) {
      scratch.push(frame.shape.fieldName(frame.field));
      scratch.push(mistyped);
      frame.anyMistyped = true;
      mistyped = null;
    }
  }

  private void resume() {
    if (!suspended.isEmpty() && suspended.element().depth == depth) {
      tokens.close();
      tokens = suspended.pop().tokens;
    }
  }

  /** Reports each difference of a document once. */
  private void report(DriftObserver.Kind kind, String type, String name) {
    if (observer != null && reported.add(kind + " " + type + ' ' + name)) {
      observer.differs(kind, tokens.path(), type, Excerpt.name(name));
    }
  }

  private @Nullable Integer toInt(@Nullable Long value) {
    if (value != null && value != value.intValue()) {
      setAside("expected a 32-bit integer");
      return null;
    }
    return value == null ? null : value.intValue();
  }

  private @Nullable Long toLong(String text, boolean quoted) {
    Long value = quoted && !JsonNumbers.isNumber(text) ? null : JsonNumbers.longOrNull(text);
    if (value == null) {
      setAside("expected a 64-bit integer");
    } else {
      keepNumber(text, quoted, text.equals(value.toString()));
    }
    return value;
  }

  private @Nullable BigDecimal toDecimal(String text, boolean quoted) {
    BigDecimal value =
        quoted && !JsonNumbers.isNumber(text) ? null : JsonNumbers.decimalOrNull(text);
    if (value == null) {
      setAside("expected a number in the range of BigDecimal");
    } else {
      keepNumber(text, quoted, JsonNumbers.isCanonical(text, value));
    }
    return value;
  }

  /** Counts the scalar, and keeps its text where we would write it otherwise. */
  private void keepNumber(String text, boolean quoted, boolean canonical) {
    if (quoted || !canonical) {
      keepVerbatim(
          ExtraFields.scalarAt(frame.field, frame.ordinal), quoted ? '"' + text + '"' : text);
    }
    frame.ordinal++;
  }

  private void keepVerbatim(long place, String text) {
    tokens.count();
    frame.keepVerbatim(place, text);
  }
}
