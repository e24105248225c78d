package io.github.modelregistry.json;

import io.github.modelregistry.error.InvalidRequestException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document being written, for {@linkplain JsonCodec codecs} and generated code, which names every
 * field of an object between its beginning and its end:
 *
 * <pre>{@code
 * out.beginObject(SHAPE, kept);
 * out.field(1, id, JsonCodecs.STRING);
 * out.field(2, tags, TAGS);
 * out.endObject();
 * }</pre>
 *
 * <p>An absent field is omitted, an explicit null and what else was kept is written back, and a
 * number that is unchanged is written as it was read. Required fields that are absent are
 * collected, and named together once the document is complete, where it is to be sent; so are texts
 * with an unpaired surrogate, which elsewhere is written as its escape. Serves one document on one
 * thread.
 */
public final class JsonOutput {

  private final JsonText text = new JsonText(false);
  private final List<String> problems = new ArrayList<>();
  private String rootType = "the document";
  private WriteFrame[] frames = {new WriteFrame(), new WriteFrame(), new WriteFrame()};
  private int depth;
  private WriteFrame frame = frames[0];

  private JsonOutput() {}

  /** Writes a document without checking required fields. */
  static <T> String lenient(T value, JsonCodec<T> codec) {
    JsonOutput out = new JsonOutput();
    codec.write(out, value);
    return out.text.toString();
  }

  /** Writes a document that is to be sent, and names all required fields that are missing. */
  static <T> String strict(T value, JsonCodec<T> codec) {
    JsonOutput out = new JsonOutput();
    codec.write(out, value);
    if (!out.problems.isEmpty()) {
      throw new InvalidRequestException(out.rootType, out.problems);
    }
    return out.text.toString();
  }

  /**
   * Writes a value that was read as a part of a field, as it was read.
   *
   * @param verbatim the kept texts of the object that holds the field
   * @param firstOrdinal how many scalars of the field come before
   */
  static <T> String asRead(
      T value, JsonCodec<T> codec, Map<Long, String> verbatim, int field, int firstOrdinal) {
    JsonOutput out = new JsonOutput();
    out.frame.kept = new ExtraFields(Map.of(), new BitSet(), verbatim, null);
    out.frame.field = field;
    out.frame.ordinal = firstOrdinal;
    codec.write(out, value);
    return out.text.toString();
  }

  /** Begins an object, whose extras are written back at its end. */
  public void beginObject(ObjectShape shape, @Nullable ExtraFields kept) {
    if (depth == 0) {
      rootType = shape.typeName();
    }
    text.beginObject();
    push();
    frame.shape = shape;
    frame.kept = kept;
    frame.holder = frame;
  }

  /** Ends the object, after writing the unknown fields that were kept. */
  public void endObject() {
    ExtraFields kept = frame.kept;
    if (kept != null) {
      kept.unknown().forEach(this::unknownField);
    }
    text.endObject();
    pop();
  }

  /** Writes a field, or omits it when there is no value. */
  public <T> void field(int index, @Nullable T value, JsonCodec<T> codec) {
    String name = shape().fieldName(index);
    frame.field = index;
    frame.ordinal = 0;
    frame.name = name;
    if (value == null) {
      absent(index, name);
    } else {
      text.name(name);
      codec.write(this, value);
    }
  }

  /** Writes a text, or the number that it was read from. */
  public void writeString(String value) {
    String verbatim = nextVerbatim();
    if (verbatim != null && verbatim.equals(value)) {
      text.raw(verbatim);
    } else {
      text.string(value);
      checkPairs();
    }
  }

  /** Writes a boolean. */
  public void writeBoolean(boolean value) {
    nextVerbatim();
    text.raw(value ? "true" : "false");
  }

  /** Writes an integer, as it was written when it was read. */
  public void writeLong(long value) {
    String verbatim = nextVerbatim();
    if (verbatim != null && JsonNumbers.means(verbatim, BigDecimal.valueOf(value))) {
      text.raw(verbatim);
    } else {
      text.raw(Long.toString(value));
    }
  }

  /** Writes a number, as it was written when it was read. */
  public void writeDecimal(BigDecimal value) {
    String verbatim = nextVerbatim();
    if (verbatim != null && JsonNumbers.means(verbatim, value)) {
      text.raw(verbatim);
    } else {
      text.raw(JsonNumbers.text(value));
    }
  }

  /** Writes any JSON. */
  public void writeValue(JsonValue value) {
    text.tree(value);
    checkPairs();
  }

  /** Writes a list that may hold nulls as an array. */
  public <T> void writeList(List<? extends @Nullable T> values, JsonCodec<T> elements) {
    WriteFrame owner = elements.isModel() && frame.holder == frame ? frame : null;
    text.beginArray();
    pushInner();
    frame.name = null;
    frame.index = 0;
    for (T value : values) {
      writeLeftOut(owner);
      writeNullable(value, elements);
      frame.index++;
    }
    writeLeftOut(owner);
    pop();
    text.endArray();
  }

  /** Writes a map that may hold nulls as an object. */
  public <T> void writeMap(Map<String, ? extends @Nullable T> entries, JsonCodec<T> values) {
    text.beginObject();
    pushInner();
    for (Map.Entry<String, ? extends @Nullable T> entry : entries.entrySet()) {
      frame.name = entry.getKey();
      text.name(entry.getKey());
      writeNullable(entry.getValue(), values);
    }
    pop();
    text.endObject();
  }

  /** Writes the elements that were omitted from a list of objects at this index. */
  private void writeLeftOut(@Nullable WriteFrame owner) {
    if (owner == null || owner.kept == null) {
      return;
    }
    ExtraFields kept = owner.kept;
    String json = kept.verbatim(ExtraFields.elementAt(owner.field, frame.index));
    while (json != null) {
      text.raw(json);
      frame.index++;
      json = kept.verbatim(ExtraFields.elementAt(owner.field, frame.index));
    }
  }

  private <T> void writeNullable(@Nullable T value, JsonCodec<T> codec) {
    if (value == null) {
      text.raw("null");
    } else {
      codec.write(this, value);
    }
  }

  private void absent(int index, String name) {
    ObjectShape shape = shape();
    if (frame.kept != null && frame.kept.unknown().containsKey(name)) {
      return; // of another type: written back at the end
    }
    boolean isNull = frame.kept != null && frame.kept.isExplicitNull(index);
    if (isNull) {
      text.name(name);
      text.raw("null");
    }
    if (isNull ? shape.isRequiredNonNull(index) : shape.isRequired(index)) {
      problems.add(
          path() + (isNull ? " is null but required in " : " is required in ") + shape.typeName());
    }
  }

  private void unknownField(String name, JsonValue value) {
    frame.name = name;
    text.name(name);
    writeValue(value);
  }

  /** Complains of a text just written that no reader of strict JSON would take. */
  private void checkPairs() {
    if (text.takeBrokenPair()) {
      problems.add(path() + " contains an unpaired surrogate");
    }
  }

  /** Returns how the scalar that is written next was written when it was read, if that differs. */
  private @Nullable String nextVerbatim() {
    WriteFrame holder = frame.holder;
    int ordinal = holder.ordinal++;
    return holder.kept == null
        ? null
        : holder.kept.verbatim(ExtraFields.scalarAt(holder.field, ordinal));
  }

  private ObjectShape shape() {
    return Objects.requireNonNull(frame.shape, "a field is written outside of an object");
  }

  private String path() {
    StringBuilder path = new StringBuilder("$");
    for (int level = 1; level <= depth; level++) {
      path.append(frames[level].step());
    }
    return path.toString();
  }

  /** Goes into an array or a map, whose scalars count for the object around it. */
  private void pushInner() {
    WriteFrame holder = frame.holder;
    push();
    frame.shape = null;
    frame.kept = null;
    frame.holder = holder;
  }

  private void push() {
    if (depth == JsonLimits.HIGHEST_MAX_DEPTH) {
      throw new InvalidRequestException(
          rootType, "it is nested deeper than " + JsonLimits.HIGHEST_MAX_DEPTH + " levels");
    }
    if (++depth == frames.length) {
      frames = Arrays.copyOf(frames, depth * 2);
      Arrays.setAll(frames, level -> level < depth ? frames[level] : new WriteFrame());
    }
    frame = frames[depth];
  }

  private void pop() {
    frame = frames[--depth];
  }
}
