package io.github.modelregistry.runtime;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.OpenEnum;
import io.github.modelregistry.json.Timestamp;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A query under construction, encoded as it grows: a space is {@code %20}, a plus {@code %2B}. */
final class Query {

  private final String operation;
  private final StringBuilder text = new StringBuilder();

  Query(String operation) {
    this.operation = operation;
  }

  void add(String name, @Nullable Object value) {
    if (value != null) {
      append(name, encoded(name, value));
    }
  }

  void addJoined(String name, List<?> values) {
    append(
        name,
        values.stream()
            .filter(Objects::nonNull)
            .map(value -> encoded(name, value))
            .collect(Collectors.joining(",")));
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void append(String name, String encodedValue) {
    if (text.length() > 0) {
      text.append('&');
    }
    text.append(PercentEncoding.encode(name)).append('=').append(encodedValue);
  }

  private String encoded(String name, Object value) {
    String plain = plain(value);
    if (plain.codePoints().anyMatch(PercentEncoding::isUnpairedSurrogate)) {
      throw new InvalidRequestException(
          operation, "the query parameter '" + name + "' contains an unpaired surrogate");
    }
    return PercentEncoding.encode(plain);
  }

  /** Returns the text of a scalar as a URL has it. */
  static String plain(Object value) {
    if (value instanceof OpenEnum word) {
      return word.value();
    }
    if (value instanceof Timestamp time) {
      return time.text();
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }
}
