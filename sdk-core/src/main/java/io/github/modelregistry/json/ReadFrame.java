package io.github.modelregistry.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is known of one object while it is being read; one a level, used again and again. */
final class ReadFrame {

  private static final long[] NO_FIELDS = new long[1];

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
  private long[] seen = NO_FIELDS;
  private long[] nulls = NO_FIELDS;
  private boolean anyNull;
  private final VerbatimTexts verbatim = new VerbatimTexts();
  // Rows of one page mostly have the same nulls: they share what is kept of them.
  private ExtraFields lastNullsOnly = ExtraFields.NOTHING;

  void begin(ObjectShape newShape, FieldOrders orders, int scratchSize) {
    if (!newShape.equals(shape)) {
      follower = orders.of(newShape);
    }
    int words = newShape.words();
    if (seen == NO_FIELDS || seen.length < words) {
      seen = new long[words];
      nulls = new long[words];
    } else {
      Arrays.fill(seen, 0);
      Arrays.fill(nulls, 0);
    }
    shape = newShape;
    field = 0;
    ordinal = 0;
    nesting = 0;
    unknownBase = scratchSize;
    anyNull = false;
    anyMistyped = false;
    verbatim.clear();
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
    long bit = 1L << index;
    int word = index >> 6;
    if ((seen[word] & bit) != 0) {
      return false;
    }
    seen[word] |= bit;
    field = index;
    ordinal = 0;
    return true;
  }

  void noteNull(int index) {
    nulls[index >> 6] |= 1L << index;
    anyNull = true;
  }

  void keepVerbatim(String text) {
    verbatim.add(field, ordinal, text);
  }

  void keepElement(int index, String json) {
    verbatim.addElement(field, index, json);
  }

  /** Returns what is kept of the object, taking its fields off the stack, or null for nothing. */
  @Nullable ExtraFields extras(Scratch scratch, JsonTokens tokens) {
    boolean fails = anyMistyped || shape.lacksRequired(seen, nulls);
    if (!fails && unknownBase == scratch.size() && verbatim.isEmpty()) {
      return anyNull ? nullsOnly() : null;
    }
    try {
      return new ExtraFields(
          scratch.popFields(unknownBase),
          Arrays.copyOf(nulls, shape.words()),
          verbatim(),
          fails ? tokens.path() : null);
    } catch (Scratch.DuplicateName duplicate) {
      throw tokens.failure(
          tokens.path(), "the name " + duplicate.getMessage() + " occurs twice in one object");
    }
  }

  VerbatimTexts verbatim() {
    return verbatim.isEmpty() ? VerbatimTexts.NONE : verbatim.copy();
  }

  /** Rows of one page mostly have the same nulls: they share what is kept of them. */
  private ExtraFields nullsOnly() {
    if (!lastNullsOnly.hasNulls(nulls, shape.words())) {
      lastNullsOnly = ExtraFields.ofNulls(Arrays.copyOf(nulls, shape.words()));
    }
    return lastNullsOnly;
  }
}
