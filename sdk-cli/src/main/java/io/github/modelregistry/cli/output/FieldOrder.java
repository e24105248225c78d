package io.github.modelregistry.cli.output;

import java.util.Comparator;
import java.util.regex.Pattern;

/** The order of the values of a field. */
final class FieldOrder {

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** Numbers first, by size; then texts, without regard to case unless that is the difference. */
  static final Comparator<String> VALUES =
      Comparator.comparing((String text) -> !isNumber(text))
          .thenComparing(text -> isNumber(text) ? significant(text).length() : 0)
          .thenComparing(
              text -> isNumber(text) ? significant(text) : text, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Comparator.naturalOrder());

  private FieldOrder() {}

  private static boolean isNumber(String text) {
    return DIGITS.matcher(text).matches();
  }

  private static String significant(String digits) {
    return digits.replaceFirst("^0+", "");
  }
}
