package io.github.modelregistry.jackson3;

import java.math.BigDecimal;

/** A decimal that prints itself as it was written: {@code 1e400}, not {@code 1E+400}. */
final class NumberText extends BigDecimal {

  private static final long serialVersionUID = 1L;

  private final String text;

  NumberText(String text) {
    super(text);
    this.text = text;
  }

  /** Returns whether an integer's type prints a number exactly as it is written here. */
  static boolean isPlainInteger(String text) {
    return !text.equals("-0") && text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
  }

  @Override
  public String toString() {
    return text;
  }
}
