package io.github.modelregistry.sandbox.internal.sensei;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of {@code property}, combined by AND: the caller's, then the service's own. It
 * supports the two operators that the vendor's responses show.
 */
final class Filter {

  private static final Pattern EXPRESSION = Pattern.compile("([A-Za-z_.]+)(==|!=)(.*)");

  private final String text;
  private final List<Predicate<StoredDocument>> conditions;

  private Filter(String text, List<Predicate<StoredDocument>> conditions) {
    this.text = text;
    this.conditions = conditions;
  }

  /**
   * Reads expressions.
   *
   * @param callers the caller's, separated by commas, or null
   * @param services the service's own
   * @throws IllegalArgumentException if one is invalid; the message names it
   */
  static Filter of(@Nullable String callers, String... services) {
    List<String> all = new ArrayList<>();
    if (callers != null && !callers.isEmpty()) {
      all.addAll(List.of(callers.split(",", -1)));
    }
    all.addAll(List.of(services));
    return new Filter(String.join(",", all), all.stream().map(Filter::condition).toList());
  }

  private static Predicate<StoredDocument> condition(String expression) {
    Matcher matcher = EXPRESSION.matcher(expression.trim());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("The expression " + expression + " is not supported");
    }
    String property = matcher.group(1);
    boolean equal = matcher.group(2).equals("==");
    String value = matcher.group(3);
    return entry -> Objects.equals(entry.filterable(property), value) == equal;
  }

  boolean matches(StoredDocument entry) {
    return conditions.stream().allMatch(condition -> condition.test(entry));
  }

  /** Returns all expressions, as responses repeat them. */
  String text() {
    return text;
  }
}
