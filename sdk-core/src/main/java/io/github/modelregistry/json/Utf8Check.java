package io.github.modelregistry.json;

/** Checks bytes to be UTF-8 as RFC 3629 has it: no overlong forms, no surrogates. */
final class Utf8Check {

  private int missing;
  private int begun;
  // What the next byte of a character that was begun must lie between.
  private int lowest;
  private int highest;

  boolean isBetweenCharacters() {
    return missing == 0;
  }

  /** Returns how many bytes of an unfinished character have come. */
  int begun() {
    return missing == 0 ? 0 : begun;
  }

  /** Takes the next byte; false when it is not allowed here. */
  boolean accept(byte next) {
    int value = next & 0xFF;
    if (missing > 0) {
      if (value < lowest || value > highest) {
        return false;
      }
      expect(missing - 1, begun + 1, 0x80, 0xBF);
      return true;
    }
    if (value < 0x80) {
      return true;
    }
    return begins(value);
  }

  /** Returns whether a string contains an unpaired surrogate, which UTF-8 has no bytes for. */
  static boolean hasUnpairedSurrogate(String text) {
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (isUnpairedSurrogate(c)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a code point of a string is a surrogate that has no other beside it. */
  static boolean isUnpairedSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private boolean begins(int lead) {
    if (lead < 0xC2 || lead > 0xF4) {
      return false;
    }
    if (lead < 0xE0) {
      expect(1, 1, 0x80, 0xBF);
    } else if (lead < 0xF0) {
      expect(2, 1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
    } else {
      expect(3, 1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
    }
    return true;
  }

  private void expect(int more, int taken, int low, int high) {
    missing = more;
    begun = taken;
    lowest = low;
    highest = high;
  }
}
