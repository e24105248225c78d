package io.github.modelregistry.client;

/**
 * How much of a server's response is taken in before the call fails. Immutable.
 *
 * <p>They guard against broken and hostile servers; raise them for servers that rightly send more.
 */
public final class Limits {

  /** The default of {@link #maxResponseBytes()}: 64 MiB. */
  public static final long DEFAULT_MAX_RESPONSE_BYTES = 64L * 1024 * 1024;

  /** The default of {@link #maxHeaderCount()}. */
  public static final int DEFAULT_MAX_HEADER_COUNT = 200;

  /** The default of {@link #maxHeaderBytes()}: 128 KiB. */
  public static final int DEFAULT_MAX_HEADER_BYTES = 128 * 1024;

  /** The default of {@link #maxJsonDepth()}. */
  public static final int DEFAULT_MAX_JSON_DEPTH = 128;

  /** The greatest {@link #maxJsonDepth()} that can be chosen. */
  public static final int HIGHEST_MAX_JSON_DEPTH = 512;

  /** The default of {@link #maxStringLength()}: 4 Mi characters. */
  public static final int DEFAULT_MAX_STRING_LENGTH = 4 * 1024 * 1024;

  /** The default of {@link #maxJsonValues()}. */
  public static final int DEFAULT_MAX_JSON_VALUES = 500_000;

  private static final Limits DEFAULTS = builder().build();

  private final long maxResponseBytes;
  private final int maxHeaderCount;
  private final int maxHeaderBytes;
  private final int maxJsonDepth;
  private final int maxStringLength;
  private final int maxJsonValues;

  private Limits(Builder builder) {
    maxResponseBytes = builder.maxResponseBytes;
    maxHeaderCount = builder.maxHeaderCount;
    maxHeaderBytes = builder.maxHeaderBytes;
    maxJsonDepth = builder.maxJsonDepth;
    maxStringLength = builder.maxStringLength;
    maxJsonValues = builder.maxJsonValues;
  }

  /** Returns the default limits. */
  public static Limits defaults() {
    return DEFAULTS;
  }

  /** Returns a builder that starts with the default limits. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts with these limits. */
  public Builder toBuilder() {
    return new Builder()
        .maxResponseBytes(maxResponseBytes)
        .maxHeaderCount(maxHeaderCount)
        .maxHeaderBytes(maxHeaderBytes)
        .maxJsonDepth(maxJsonDepth)
        .maxStringLength(maxStringLength)
        .maxJsonValues(maxJsonValues);
  }

  /**
   * Returns the largest body that is decoded, in bytes, counted after decompression. Files that are
   * downloaded to a target may be larger.
   */
  public long maxResponseBytes() {
    return maxResponseBytes;
  }

  /** Returns how many header fields a response may have. */
  public int maxHeaderCount() {
    return maxHeaderCount;
  }

  /** Returns how many characters the header fields of a response may have together. */
  public int maxHeaderBytes() {
    return maxHeaderBytes;
  }

  /** Returns how deep arrays and objects may be nested. */
  public int maxJsonDepth() {
    return maxJsonDepth;
  }

  /** Returns how many characters one JSON text may have. */
  public int maxStringLength() {
    return maxStringLength;
  }

  /**
   * Returns how many list elements, map entries and unknown fields one JSON document may have
   * together: what they become in memory can be many times as large as the document.
   */
  public int maxJsonValues() {
    return maxJsonValues;
  }

  /** Collects limits; each must be positive. Not thread-safe. */
  public static final class Builder {

    private long maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES;
    private int maxHeaderCount = DEFAULT_MAX_HEADER_COUNT;
    private int maxHeaderBytes = DEFAULT_MAX_HEADER_BYTES;
    private int maxJsonDepth = DEFAULT_MAX_JSON_DEPTH;
    private int maxStringLength = DEFAULT_MAX_STRING_LENGTH;
    private int maxJsonValues = DEFAULT_MAX_JSON_VALUES;

    private Builder() {}

    /** Sets the largest body that is decoded, in bytes after decompression. */
    public Builder maxResponseBytes(long maxResponseBytes) {
      this.maxResponseBytes = positive(maxResponseBytes, "maxResponseBytes");
      return this;
    }

    /** Sets how many header fields a response may have. */
    public Builder maxHeaderCount(int maxHeaderCount) {
      this.maxHeaderCount = (int) positive(maxHeaderCount, "maxHeaderCount");
      return this;
    }

    /** Sets how many characters the header fields of a response may have together. */
    public Builder maxHeaderBytes(int maxHeaderBytes) {
      this.maxHeaderBytes = (int) positive(maxHeaderBytes, "maxHeaderBytes");
      return this;
    }

    /** Sets how deep arrays and objects may be nested; at most 512, for the stack's sake. */
    public Builder maxJsonDepth(int maxJsonDepth) {
      if (maxJsonDepth > HIGHEST_MAX_JSON_DEPTH) {
        throw new IllegalArgumentException(
            "maxJsonDepth must be at most " + HIGHEST_MAX_JSON_DEPTH + ", but is " + maxJsonDepth);
      }
      this.maxJsonDepth = (int) positive(maxJsonDepth, "maxJsonDepth");
      return this;
    }

    /** Sets how many characters one JSON text may have. */
    public Builder maxStringLength(int maxStringLength) {
      this.maxStringLength = (int) positive(maxStringLength, "maxStringLength");
      return this;
    }

    /** Sets how many list elements, map entries and unknown fields one JSON document may have. */
    public Builder maxJsonValues(int maxJsonValues) {
      this.maxJsonValues = (int) positive(maxJsonValues, "maxJsonValues");
      return this;
    }

    /** Returns the limits. */
    public Limits build() {
      return new Limits(this);
    }

    private static long positive(long value, String name) {
      if (value <= 0) {
        throw new IllegalArgumentException(name + " must be positive, but is " + value);
      }
      return value;
    }
  }
}
