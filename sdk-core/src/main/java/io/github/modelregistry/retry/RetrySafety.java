package io.github.modelregistry.retry;

/** After which failures an operation may be sent again without doing harm; the strictest last. */
public enum RetrySafety {
  /** Repeating is safe: every transient failure is repeated. */
  SAFE("safe"),
  /**
   * Repeated when the request surely never left, when the server refused it as too many (429), or
   * when it said 503 together with a time to come back.
   */
  THROTTLED("throttled"),
  /** Repeated when the request surely never left, or the server refused it as too many (429). */
  UNSENT_OR_429("unsent-or-429"),
  /** Repeated only when the request surely never left. */
  UNSENT_ONLY("unsent-only");

  private final String specWord;

  RetrySafety(String specWord) {
    this.specWord = specWord;
  }

  /** Returns the word that API descriptions use for it, such as {@code unsent-only}. */
  public String specWord() {
    return specWord;
  }

  /**
   * Returns the safety that a value in an API description means.
   *
   * @throws IllegalArgumentException if there is no such word
   */
  public static RetrySafety fromSpec(String specWord) {
    for (RetrySafety safety : values()) {
      if (safety.specWord.equals(specWord)) {
        return safety;
      }
    }
    throw new IllegalArgumentException(
        "x-retry is '" + specWord + "' but must be safe, unsent-only, unsent-or-429 or throttled");
  }
}
