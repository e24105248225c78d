package io.github.modelregistry.runtime;

import io.github.modelregistry.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path with named places, and the only code that puts values into paths. Immutable.
 *
 * <p>A value never changes how many segments a path has, nor which operation it reaches: everything
 * outside RFC 3986's unreserved characters is percent-encoded; values that are empty, {@code .} or
 * {@code ..}, or hold a control character, are refused.
 */
public final class PathTemplate {

  private final String template;

  /** Literal texts at even places, names of parameters at odd ones. */
  private final List<String> parts;

  private PathTemplate(String template, List<String> parts) {
    this.template = template;
    this.parts = parts;
  }

  /**
   * Returns the template that a text such as {@code /models/{id}} describes.
   *
   * @throws IllegalArgumentException if it does not start with a slash, or its braces do not match
   */
  public static PathTemplate of(String template) {
    if (!template.startsWith("/") || template.matches(".*[?#\\s].*")) {
      throw new IllegalArgumentException("not a path template: '" + template + "'");
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
      int close = template.indexOf('}', open);
      if (close < open + 2) {
        throw new IllegalArgumentException("braces do not match: '" + template + "'");
      }
      parts.add(template.substring(from, open));
      parts.add(template.substring(open + 1, close));
      from = close + 1;
    }
    parts.add(template.substring(from));
    return new PathTemplate(template, Collections.unmodifiableList(parts));
  }

  /**
   * Returns the path with every parameter replaced by its encoded value.
   *
   * @param operation what errors call the request
   * @throws InvalidRequestException if a value is missing or unfit, naming all of them
   */
  public String expand(String operation, Map<String, String> values) {
    List<String> problems = new ArrayList<>();
    StringBuilder path = new StringBuilder(parts.get(0));
    for (int i = 1; i < parts.size(); i += 2) {
      String name = parts.get(i);
      String value = values.get(name);
      String problem = problem(value);
      if (problem != null) {
        problems.add("the path parameter '" + name + "' " + problem);
      } else if (value != null) {
        path.append(PercentEncoding.encode(value));
      }
      path.append(parts.get(i + 1));
    }
    if (problems.isEmpty() && hasDotSegment(path.toString())) {
      problems.add("the path parameters together form a segment '.' or '..'");
    }
    if (!problems.isEmpty()) {
      throw new InvalidRequestException(operation, problems);
    }
    return path.toString();
  }

  /** Returns the template's text. */
  @Override
  public String toString() {
    return template;
  }

  static boolean hasDotSegment(String path) {
    for (String segment : path.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String problem(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "is " + (value == null ? "missing" : "empty") + ": give it a value";
    }
    if (value.equals(".") || value.equals("..")) {
      return "is '" + value + "', which would reach another path";
    }
    int c;
    for (int i = 0; i < value.length(); i += Character.charCount(c)) {
      c = value.codePointAt(i);
      if (Character.isISOControl(c)) {
        return character(c, i, "a control character");
      }
      if (PercentEncoding.isUnpairedSurrogate(c)) {
        return character(c, i, "an unpaired surrogate");
      }
    }
    return null;
  }

  private static String character(int c, int index, String kind) {
    return String.format(Locale.ROOT, "contains %s, U+%04X, at position %d", kind, c, index);
  }
}
