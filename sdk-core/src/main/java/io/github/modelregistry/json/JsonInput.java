package io.github.modelregistry.json;

import io.github.modelregistry.error.DecodingException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document being read, for {@linkplain JsonCodec codecs} and generated code.
 *
 * <p>Syntax is read as strictly as the standard allows, a name may come but once in an object, and
 * a value of another type than asked for is a {@link DecodingException} that names its place. What
 * an object holds beyond its known fields is kept by this class; generated code only loops:
 *
 * <pre>{@code
 * in.beginObject(SHAPE);
 * for (int field = in.nextField(); field >= 0; field = in.nextField()) {
 *   switch (field) {
 *     case 1 -> id = in.readString();
 *     case 2 -> tags = in.readList(JsonCodecs.STRING);
 *     default -> throw new AssertionError(field);
 *   }
 * }
 * kept = in.endObject();
 * }</pre>
 *
 * <p>Every {@code read} method expects a value other than null to come next: {@link #nextField}
 * passes over null, and so do the list and map methods. Serves one document on one thread.
 */
public final class JsonInput {

  private final @Nullable DriftObserver observer;
  private final Scratch scratch = new Scratch();
  private final FieldOrders orders = new FieldOrders();
  private JsonTokens tokens;
  private ReadFrame[] frames = {new ReadFrame(), new ReadFrame(), new ReadFrame()};
  private int depth;
  private ReadFrame frame = frames[0];
  // A union whose object had to be read as a tree first is read from there, and then the document
  // goes on.
  private @Nullable JsonTokens document;
  private int replayDepth;
  private @Nullable Set<String> toldDrift;

  JsonInput(JsonTokens tokens, @Nullable DriftObserver observer) {
    this.tokens = tokens;
    this.observer = observer;
  }

  /** Begins the object that comes next. */
  public void beginObject(ObjectShape shape) {
    expect(JsonValue.Kind.OBJECT);
    tokens.begin();
    if (++depth == frames.length) {
      frames = Arrays.copyOf(frames, depth * 2);
    }
    ReadFrame next = frames[depth];
    if (next == null) {
      next = new ReadFrame();
      frames[depth] = next;
    }
    frame = next;
    frame.begin(shape, orders, scratch.size());
  }

  /**
   * Returns the index of the next known field that is not null, or -1 when the object is at its
   * end. Unknown fields are kept and nulls noted on the way.
   */
  public int nextField() {
    while (true) {
      int index = tokens.nextField(frame.shape, frame.likelyNext());
      if (index > 0) {
        if (!frame.enter(index)) {
          throw duplicate(tokens.path(), frame.shape.fieldName(index));
        }
        if (!tokens.is(JsonValue.Kind.NULL)) {
          return index;
        }
        frame.noteNull(index);
      } else if (index == JsonTokens.UNKNOWN_FIELD) {
        keepUnknown(tokens.name());
      } else {
        return index;
      }
    }
  }

  /**
   * Ends the object, all fields of which were read.
   *
   * @return what it held beside the values of its known fields, or null when that is nothing, which
   *     is the usual case
   */
  public @Nullable ExtraFields endObject() {
    ExtraFields kept = frame.lacksRequired() || !frame.isPlain(scratch.size()) ? kept() : null;
    if (kept == null && frame.anyNull()) {
      kept = frame.nullsOnly();
    }
    frame = frames[--depth];
    leaveReplay();
    return kept;
  }

  /** Returns what kind of value comes next. */
  public JsonValue.Kind nextKind() {
    return tokens.kind();
  }

  /**
   * Returns the text of one field of the object that comes next, which can then be read as if
   * nothing had happened.
   *
   * @param name the field that tells which kind of object it is
   * @return null when the next value is no object, or has no such field with a text
   */
  public @Nullable String peekDiscriminator(String name) {
    String text = tokens.peekField(name);
    if (tokens.needsTree()) {
      document = tokens;
      replayDepth = depth;
      JsonValue tree = TreeReader.read(tokens, scratch);
      tokens = new TreeTokens(tree, tokens.path());
      return tokens.peekField(name);
    }
    return text;
  }

  /** Tells of an object whose discriminator is not listed. */
  public void unknownVariant(String type, String discriminator) {
    if (observer != null && isNews(type, discriminator)) {
      observer.unknownVariant(tokens.path(), type, discriminator);
    }
  }

  /** Tells of the text just read, which its open enum does not list. */
  public void unknownEnumText(String type, String text) {
    if (observer != null && isNews(type, text)) {
      observer.unknownEnumText(tokens.path(), type, text);
    }
  }

  /** Reads a text. */
  public String readString() {
    expect(JsonValue.Kind.STRING);
    frame.ordinal++;
    return tokens.text();
  }

  /** Reads true or false. */
  public boolean readBoolean() {
    expect(JsonValue.Kind.BOOLEAN);
    frame.ordinal++;
    return tokens.bool();
  }

  /** Reads an integral number of 32 bits; {@code 10.0} is one. */
  public int readInt() {
    long value = readLong();
    if (value != (int) value) {
      throw doesNotFit("an integer of 32 bits");
    }
    return (int) value;
  }

  /** Reads an integral number of 64 bits; {@code 10.0} is one. */
  public long readLong() {
    expect(JsonValue.Kind.NUMBER);
    long value = tokens.shortInteger();
    if (value == JsonTokens.NOT_SHORT) {
      return toLong(tokens.number(), false);
    }
    frame.ordinal++;
    return value;
  }

  /** Reads a number with all its digits. */
  public BigDecimal readDecimal() {
    expect(JsonValue.Kind.NUMBER);
    return toDecimal(tokens.number(), false);
  }

  /** Reads a text that should be a time, and need not be one. */
  public Timestamp readTimestamp() {
    return Timestamp.of(readString());
  }

  /** Reads a text that the vendor sometimes sends as a number, whose digits then are the text. */
  public String readLenientString() {
    if (!tokens.is(JsonValue.Kind.NUMBER)) {
      return readString();
    }
    String text = tokens.number();
    keepNumber(text, false, false);
    return text;
  }

  /** Reads an integral number of 32 bits that the vendor sometimes sends as a text. */
  public int readLenientInt() {
    long value = readLenientLong();
    if (value != (int) value) {
      throw doesNotFit("an integer of 32 bits");
    }
    return (int) value;
  }

  /** Reads an integral number of 64 bits that the vendor sometimes sends as a text. */
  public long readLenientLong() {
    return tokens.is(JsonValue.Kind.STRING) ? toLong(number(), true) : readLong();
  }

  /** Reads a number that the vendor sometimes sends as a text. */
  public BigDecimal readLenientDecimal() {
    return tokens.is(JsonValue.Kind.STRING) ? toDecimal(number(), true) : readDecimal();
  }

  /** Reads any JSON, null included. */
  public JsonValue readValue() {
    JsonValue value = TreeReader.read(tokens, scratch);
    leaveReplay();
    return value;
  }

  /** Reads an array in which null is refused, as an unmodifiable list. */
  public <T> List<T> readList(JsonCodec<T> elements) {
    return scratch.popList(pushElements(elements, false));
  }

  /** Reads an array that may hold nulls, as an unmodifiable list. */
  public <T> List<@Nullable T> readNullableList(JsonCodec<T> elements) {
    return scratch.popNullableList(pushElements(elements, true));
  }

  /** Reads an object with free names in which null is refused, as an unmodifiable map. */
  public <T> Map<String, T> readMap(JsonCodec<T> values) {
    return readEntries(values, false);
  }

  /** Reads an object with free names that may hold nulls, as an unmodifiable map. */
  public <T> Map<String, @Nullable T> readNullableMap(JsonCodec<T> values) {
    return readEntries(values, true);
  }

  /** Reads an array on top of the scratch stack and returns where it begins there. */
  private <T> int pushElements(JsonCodec<T> elements, boolean nullable) {
    expect(JsonValue.Kind.ARRAY);
    tokens.begin();
    int base = scratch.size();
    while (tokens.nextElement()) {
      scratch.push(readNullable(elements, nullable));
    }
    return base;
  }

  private <T> Map<String, T> readEntries(JsonCodec<T> values, boolean nullable) {
    expect(JsonValue.Kind.OBJECT);
    tokens.begin();
    Map<String, T> entries = new LinkedHashMap<>();
    for (String name = tokens.nextName(); name != null; name = tokens.nextName()) {
      if (entries.containsKey(name)) {
        throw duplicate(tokens.path(), name);
      }
      entries.put(name, readNullable(values, nullable));
    }
    leaveReplay();
    return Collections.unmodifiableMap(entries);
  }

  // Null comes out only where the caller's result type allows it.
  @SuppressWarnings("NullAway")
  private <T> T readNullable(JsonCodec<T> codec, boolean nullable) {
    if (!tokens.is(JsonValue.Kind.NULL)) {
      return codec.read(this);
    }
    if (!nullable) {
      throw tokens.failure(tokens.path(), "null stands where a value is needed");
    }
    return null;
  }

  private void expect(JsonValue.Kind expected) {
    if (!tokens.is(expected)) {
      throw tokens.failure(
          tokens.path(), "expected " + expected.words() + " but found " + tokens.kind().words());
    }
  }

  private void keepUnknown(String name) {
    if (observer != null && isNews(frame.shape.typeName(), name)) {
      observer.unknownField(tokens.path(), frame.shape.typeName(), name);
    }
    JsonValue value = TreeReader.read(tokens, scratch);
    scratch.push(name);
    scratch.push(value);
  }

  private ExtraFields kept() {
    String path = tokens.path();
    try {
      return new ExtraFields(
          scratch.popFields(frame.unknownBase),
          frame.nulls(),
          frame.verbatim(),
          frame.lacksRequired() ? path : null);
    } catch (Scratch.DuplicateName duplicate) {
      throw duplicate(path, String.valueOf(duplicate.getMessage()));
    }
  }

  private void leaveReplay() {
    if (document != null && depth == replayDepth) {
      tokens = document;
      document = null;
    }
  }

  private boolean isNews(String type, String name) {
    if (toldDrift == null) {
      toldDrift = new HashSet<>();
    }
    return toldDrift.add(type + ' ' + name);
  }

  /** Takes a text that should be a number. */
  private String number() {
    String text = tokens.text();
    if (!JsonNumbers.isNumber(text)) {
      throw tokens.failure(tokens.path(), "expected a number but the text is none");
    }
    return text;
  }

  private long toLong(String text, boolean quoted) {
    try {
      long value = JsonNumbers.toLong(text);
      keepNumber(text, quoted, JsonNumbers.isPlainInteger(text));
      return value;
    } catch (ArithmeticException e) {
      throw doesNotFit("an integer of 64 bits");
    }
  }

  private BigDecimal toDecimal(String text, boolean quoted) {
    try {
      BigDecimal value = JsonNumbers.toDecimal(text);
      keepNumber(text, quoted, JsonNumbers.isCanonical(text, value));
      return value;
    } catch (ArithmeticException e) {
      throw doesNotFit("a decimal");
    }
  }

  /** Counts the scalar, and keeps its text where we would write it otherwise. */
  private void keepNumber(String text, boolean quoted, boolean canonical) {
    if (quoted) {
      frame.keepVerbatim('"' + text + '"');
    } else if (!canonical) {
      frame.keepVerbatim(text);
    }
    frame.ordinal++;
  }

  private DecodingException doesNotFit(String type) {
    return tokens.failure(tokens.path(), "the number does not fit into " + type);
  }

  private DecodingException duplicate(String path, String name) {
    return tokens.failure(path, "the name " + name + " comes twice in one object");
  }
}
