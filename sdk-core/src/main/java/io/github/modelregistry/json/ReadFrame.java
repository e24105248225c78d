package io.github.modelregistry.json;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one object while it is being read; one a level, used again and again. */
final class ReadFrame {

  ObjectShape shape = ObjectShape.NONE;

  /** The field read last, 0 before the first. */
  int field;

  /** How many scalars of that field were read. */
  int ordinal;

  /** How many lists and maps within that field are being read. */
  int nesting;

  /** Whether a field was read whose type is not the listed one. */
  boolean anyMistyped;

  /** Where this object's unknown fields begin on the scratch stack. */
  int unknownBase;

  private int[] follower = {0};
  private final BitSet seen = new BitSet();
  private final BitSet nulls = new BitSet();
  private Map<Long, String> verbatim = Map.of();
  // Rows of one page mostly have the same nulls: they share what is kept of them.
  private ExtraFields lastNullsOnly = ExtraFields.NOTHING;

  void begin(ObjectShape newShape, Map<ObjectShape, int[]> orders, int scratchSize) {
    if (!newShape.equals(shape)) {
      follower = orders.computeIfAbsent(newShape, ObjectShape::declaredOrder);
    }
    seen.clear();
    nulls.clear();
    shape = newShape;
    field = 0;
    ordinal = 0;
    nesting = 0;
    unknownBase = scratchSize;
    anyMistyped = false;
    verbatim = Map.of();
  }

  /** Returns the field that is likely to come next. */
  int likelyNext() {
    return follower[field];
  }

  /** Notes that a field was read; false when it was read before. */
  boolean enter(int index, int guess) {
    if (index != guess) {
      follower[field] = index;
    }
    if (seen.get(index)) {
      return false;
    }
    seen.set(index);
    field = index;
    ordinal = 0;
    return true;
  }

  void noteNull(int index) {
    nulls.set(index);
  }

  /** Keeps a text that is written back unchanged; see {@link ExtraFields}. */
  void keepVerbatim(long place, String text) {
    if (verbatim.isEmpty()) {
      verbatim = new HashMap<>();
    }
    verbatim.put(place, text);
  }

  Map<Long, String> verbatim() {
    return verbatim;
  }

  /** Returns what is kept of the object, taking its fields off the stack, or null for nothing. */
  @Nullable ExtraFields extras(Scratch scratch, JsonTokens tokens) {
    boolean fails = anyMistyped || shape.lacksRequired(seen, nulls);
    if (!fails && unknownBase == scratch.size() && verbatim.isEmpty()) {
      return nulls.isEmpty() ? null : nullsOnly();
    }
    return new ExtraFields(
        scratch.popFields(unknownBase, tokens),
        (BitSet) nulls.clone(),
        verbatim,
        fails ? tokens.path() : null);
  }

  private ExtraFields nullsOnly() {
    if (!lastNullsOnly.isOnly(nulls)) {
      lastNullsOnly = new ExtraFields(Map.of(), (BitSet) nulls.clone(), Map.of(), null);
    }
    return lastNullsOnly;
  }
}
