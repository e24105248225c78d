package io.github.modelregistry.runtime;

/** How sure it is that an operation works as described. */
public enum Stability {
  /** Documented by the vendor, or seen at work. */
  STABLE("stable"),
  /** Inferred, or announced as subject to change. */
  EXPERIMENTAL("experimental");

  private final String specWord;

  Stability(String specWord) {
    this.specWord = specWord;
  }

  /**
   * Returns the stability that a word of an API description stands for.
   *
   * @throws IllegalArgumentException if there is no such word
   */
  public static Stability fromSpec(String specWord) {
    for (Stability stability : values()) {
      if (stability.specWord.equals(specWord)) {
        return stability;
      }
    }
    throw new IllegalArgumentException(
        "x-stability is '" + specWord + "' but must be stable or experimental");
  }
}
