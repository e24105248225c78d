package io.github.modelregistry.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Texts of numbers and their exact values. */
final class JsonNumbers {

  /** How many characters a number may have; readers of documents have the same limit. */
  static final int MAX_LENGTH = 1000;

  private JsonNumbers() {}

  /** Returns whether a text is one of the three that stand for no number, as Python writes them. */
  static boolean isNonFinite(String text) {
    return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
  }

  /** Returns whether a number's text is what an integer is written as: digits, perhaps a minus. */
  static boolean isPlainInteger(String text) {
    int start = text.charAt(0) == '-' ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return start == 0 || text.charAt(1) != '0';
  }

  /**
   * Returns the value of an integral number, however it is written.
   *
   * @throws ArithmeticException when it has a fraction or does not fit
   */
  static long toLong(String text) {
    if (isPlainInteger(text)) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException tooLong) {
        throw new ArithmeticException("beyond 64 bits");
      }
    }
    return toDecimal(text).longValueExact();
  }

  /**
   * Returns the value of a number.
   *
   * @throws ArithmeticException when its exponent is beyond that of a decimal
   */
  static BigDecimal toDecimal(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException beyond) {
      throw new ArithmeticException("exponent too large");
    }
  }

  /** Returns the value of a text that is an integral number of 64 bits, or else null. */
  static @Nullable Long longOrNull(String text) {
    try {
      return isNumber(text) ? (Long) toLong(text) : null;
    } catch (ArithmeticException beyond) {
      return null;
    }
  }

  /** Returns the value of a text that is a number, or null when it is none or no decimal fits. */
  static @Nullable BigDecimal decimalOrNull(String text) {
    try {
      return isNumber(text) ? toDecimal(text) : null;
    } catch (ArithmeticException beyond) {
      return null;
    }
  }

  /**
   * Returns whether {@link #text(BigDecimal)} of the value gives the text that it was read from.
   */
  static boolean isCanonical(String text, BigDecimal value) {
    return text.indexOf('e') < 0
        && text.indexOf('E') < 0
        && (value.signum() != 0 || text.charAt(0) != '-');
  }

  /** Returns how a decimal is written: without an exponent unless it was made with a far one. */
  static String text(BigDecimal value) {
    return value.scale() >= 0 && value.scale() <= MAX_LENGTH
        ? value.toPlainString()
        : value.toString();
  }

  /** Returns the text of a number unchanged, once it is seen to be one. */
  static String checked(String text) {
    if (!isNumber(text)) {
      throw new IllegalArgumentException("not a JSON number of at most " + MAX_LENGTH + " digits");
    }
    return text;
  }

  /** Returns whether a text is what JSON writes a number as, and not too long. */
  static boolean isNumber(String text) {
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    int at = text.startsWith("-") ? 1 : 0;
    int whole = digitsFrom(text, at);
    if (whole == at || (text.charAt(at) == '0' && whole - at > 1)) {
      return false;
    }
    int end = whole;
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = digitsFrom(text, end + 1);
      if (fraction == end + 1) {
        return false;
      }
      end = fraction;
    }
    return end == text.length() || isExponent(text, end);
  }

  private static boolean isExponent(String text, int from) {
    if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
      return false;
    }
    boolean signed = text.startsWith("+", from + 1) || text.startsWith("-", from + 1);
    int first = signed ? from + 2 : from + 1;
    return first < text.length() && digitsFrom(text, first) == text.length();
  }

  private static int digitsFrom(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
