package io.github.modelregistry.json;

/**
 * How much a document may ask of its reader before it is refused.
 *
 * <p>Immutable. The defaults allow every response that a registry was ever seen to send, many times
 * over, and keep a hostile one from taking the stack or the heap.
 */
public final class JsonLimits {

  /**
   * How deep objects and arrays may be nested by default: ten times the deepest known answer, and a
   * small part of the smallest usual thread stack.
   */
  public static final int DEFAULT_MAX_DEPTH = 128;

  /** The greatest depth that can be chosen, and that a {@link JsonValue} can have. */
  public static final int HIGHEST_MAX_DEPTH = 512;

  /** How long a text may be by default, in characters: 4 Mi. */
  public static final int DEFAULT_MAX_STRING_LENGTH = 4 * 1024 * 1024;

  /** How long a document may be by default, in bytes: 64 MiB. */
  public static final long DEFAULT_MAX_BYTES = 64L * 1024 * 1024;

  private static final JsonLimits DEFAULTS = builder().build();

  /** For text that is already in memory and that nothing hostile can have made longer. */
  static final JsonLimits WIDEST =
      builder()
          .maxDepth(HIGHEST_MAX_DEPTH)
          .maxStringLength(Integer.MAX_VALUE)
          .maxBytes(Long.MAX_VALUE)
          .build();

  private final int maxDepth;
  private final int maxStringLength;
  private final long maxBytes;

  private JsonLimits(Builder builder) {
    this.maxDepth = builder.maxDepth;
    this.maxStringLength = builder.maxStringLength;
    this.maxBytes = builder.maxBytes;
  }

  /** Returns the limits used by default. */
  public static JsonLimits defaults() {
    return DEFAULTS;
  }

  /** Returns a builder that starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how deep objects and arrays may be nested. */
  public int maxDepth() {
    return maxDepth;
  }

  /**
   * Returns how many characters a text or a name may have, counted as written: an escape such as
   * <code>&#92;u00e9</code> counts as six.
   */
  public int maxStringLength() {
    return maxStringLength;
  }

  /** Returns how many bytes a document may have, after decompression. */
  public long maxBytes() {
    return maxBytes;
  }

  /** Builds limits; every one has a default. */
  public static final class Builder {
    private int maxDepth = DEFAULT_MAX_DEPTH;
    private int maxStringLength = DEFAULT_MAX_STRING_LENGTH;
    private long maxBytes = DEFAULT_MAX_BYTES;

    private Builder() {}

    /**
     * Sets how deep objects and arrays may be nested.
     *
     * @throws IllegalArgumentException below 1 or above {@value JsonLimits#HIGHEST_MAX_DEPTH}
     */
    public Builder maxDepth(int levels) {
      if (levels < 1 || levels > HIGHEST_MAX_DEPTH) {
        throw new IllegalArgumentException(
            "maxDepth must be between 1 and " + HIGHEST_MAX_DEPTH + ", not " + levels);
      }
      this.maxDepth = levels;
      return this;
    }

    /** Sets how many characters a text or a name may have; at least 1. */
    public Builder maxStringLength(int characters) {
      if (characters < 1) {
        throw new IllegalArgumentException("maxStringLength must be positive, not " + characters);
      }
      this.maxStringLength = characters;
      return this;
    }

    /** Sets how many bytes a document may have, after decompression; at least 1. */
    public Builder maxBytes(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("maxBytes must be positive, not " + bytes);
      }
      this.maxBytes = bytes;
      return this;
    }

    /** Builds the limits. */
    public JsonLimits build() {
      return new JsonLimits(this);
    }
  }
}
