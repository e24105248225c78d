package io.github.modelregistry.json;

import java.util.Arrays;

/** What is known of one object while it is being read; one a level, used again and again. */
final class ReadFrame {

  private static final long[] NO_FIELDS = new long[1];

  ObjectShape shape = ObjectShape.NONE;

  /** The field read last, 0 before the first. */
  int field;

  /** How many scalars of that field were read. */
  int ordinal;

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
    unknownBase = scratchSize;
    anyNull = false;
    verbatim.clear();
  }

  /** Returns the field that is likely to come next. */
  int likelyNext() {
    return follower[field];
  }

  /** Notes that a field came; false when it had come before. */
  boolean enter(int index) {
    follower[field] = index;
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

  boolean lacksRequired() {
    return shape.lacksRequired(seen, nulls);
  }

  /** Tells whether there is nothing to keep but which fields were null. */
  boolean isPlain(int scratchSize) {
    return unknownBase == scratchSize && verbatim.isEmpty();
  }

  boolean anyNull() {
    return anyNull;
  }

  long[] nulls() {
    return Arrays.copyOf(nulls, shape.words());
  }

  VerbatimTexts verbatim() {
    return verbatim.isEmpty() ? VerbatimTexts.NONE : verbatim.copy();
  }

  /** Returns what is kept of an object of which only the nulls are to be kept. */
  ExtraFields nullsOnly() {
    if (!lastNullsOnly.hasNulls(nulls, shape.words())) {
      lastNullsOnly = ExtraFields.ofNulls(nulls());
    }
    return lastNullsOnly;
  }
}
