package io.github.modelregistry.registry;

/**
 * Matches names: {@code *} matches any text, {@code ?} one character, all else itself.
 *
 * <p>Written as a loop rather than a regular expression, whose time could grow without bound with
 * patterns like {@code *a*a*a*a}.
 */
final class Glob {

  private final int[] pattern;

  Glob(String pattern) {
    this.pattern = pattern.codePoints().toArray();
  }

  boolean matches(String name) {
    int[] text = name.codePoints().toArray();
    int p = 0;
    int star = -1;
    int resume = 0;
    for (int t = 0; t < text.length; ) {
      if (p < pattern.length && pattern[p] == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length && (pattern[p] == '?' || pattern[p] == text[t])) {
        p++;
        t++;
      } else if (star >= 0) {
        // The last star takes one character more; earlier stars never need to.
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == '*') {
      p++;
    }
    return p == pattern.length;
  }
}
