package io.github.modelregistry.json;

/**
 * How large and how deeply nested a document may be. Immutable.
 *
 * <p>The defaults allow every response that a registry was ever seen to send, many times over, and
 * keep a hostile one from exhausting the stack or the heap. Users set them in {@code
 * client.Limits}.
 */
public final class JsonLimits {

  /** The greatest depth that can be chosen, and that a {@link JsonValue} can have. */
  public static final int HIGHEST_MAX_DEPTH = 512;

  private static final JsonLimits DEFAULTS =
      new JsonLimits(64L * 1024 * 1024, 128, 4 * 1024 * 1024, 500_000);

  /** For text that is already in memory and that nothing hostile can have made longer. */
  static final JsonLimits WIDEST =
      new JsonLimits(Long.MAX_VALUE, HIGHEST_MAX_DEPTH, Integer.MAX_VALUE, Integer.MAX_VALUE);

  private final long maxBytes;
  private final int maxDepth;
  private final int maxStringLength;
  private final int maxValues;

  private JsonLimits(long maxBytes, int maxDepth, int maxStringLength, int maxValues) {
    this.maxBytes = maxBytes;
    this.maxDepth = maxDepth;
    this.maxStringLength = maxStringLength;
    this.maxValues = maxValues;
  }

  /**
   * Returns limits.
   *
   * @param maxBytes how many bytes a document may have, after decompression
   * @param maxDepth how deep objects and arrays may be nested, at most {@value #HIGHEST_MAX_DEPTH}
   * @param maxStringLength how many characters a text or a name may have, counted as written: an
   *     escape such as <code>&#92;u00e9</code> counts as six
   * @param maxValues how many elements of lists, entries of maps and unknown fields a document may
   *     have together, known or not
   * @throws IllegalArgumentException if one is below 1, or the depth too great
   */
  public static JsonLimits of(long maxBytes, int maxDepth, int maxStringLength, int maxValues) {
    if (Math.min(Math.min(maxBytes, maxDepth), Math.min(maxStringLength, maxValues)) < 1
        || maxDepth > HIGHEST_MAX_DEPTH) {
      throw new IllegalArgumentException(
          "limits must be positive, and the depth at most " + HIGHEST_MAX_DEPTH);
    }
    return new JsonLimits(maxBytes, maxDepth, maxStringLength, maxValues);
  }

  /** Returns the limits used by default: 64 MiB, 128 levels, 4 Mi characters, 500,000 values. */
  public static JsonLimits defaults() {
    return DEFAULTS;
  }

  /** Returns how many bytes a document may have. */
  public long maxBytes() {
    return maxBytes;
  }

  int maxDepth() {
    return maxDepth;
  }

  int maxStringLength() {
    return maxStringLength;
  }

  int maxValues() {
    return maxValues;
  }
}
