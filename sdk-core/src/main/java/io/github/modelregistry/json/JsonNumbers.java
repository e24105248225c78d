package io.github.modelregistry.json;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of numbers and their exact values. */
final class JsonNumbers {

  /** How many characters a number may have; readers of documents have the same limit. */
  static final int MAX_LENGTH = 1000;

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private JsonNumbers() {}

  /** Returns whether a text is one of the three that stand for no number, as Python writes them. */
  static boolean isNonFinite(String text) {
    return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
  }

  /**
   * Returns the value of an integral number, however it is written.
   *
   * @throws ArithmeticException when it has a fraction or does not fit
   */
  static long toLong(String text) {
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

  /** Returns the value of a number that is an integral one of 64 bits, or else null. */
  static @Nullable Long longOrNull(String text) {
    try {
      return toLong(text);
    } catch (ArithmeticException beyond) {
      return null;
    }
  }

  /** Returns the value of a number, or null when it is NaN, infinite or no decimal fits. */
  static @Nullable BigDecimal decimalOrNull(String text) {
    try {
      return toDecimal(text);
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

  /** Returns whether a number's text, quoted or not, has this value. */
  static boolean means(String text, BigDecimal value) {
    String number = text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    return isNumber(number) && toDecimal(number).compareTo(value) == 0;
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
    return text.length() <= MAX_LENGTH && NUMBER.matcher(text).matches();
  }
}
