package io.github.modelregistry.gson;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number that prints itself as it was written, which is all that Gson's writer asks of it. */
final class NumberText extends Number {

  private static final long serialVersionUID = 1L;

  private final String text;

  NumberText(String text) {
    this.text = text;
  }

  @Override
  public int intValue() {
    return new BigDecimal(text).intValue();
  }

  @Override
  public long longValue() {
    return new BigDecimal(text).longValue();
  }

  @Override
  public float floatValue() {
    return Float.parseFloat(text);
  }

  @Override
  public double doubleValue() {
    return Double.parseDouble(text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NumberText that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
