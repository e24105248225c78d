package io.github.modelregistry.sandbox.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code name=value} pairs joined by ampersands: queries and posted forms. */
public final class FormText {

  private FormText() {}

  /**
   * Returns the decoded values of each name in the order of arrival.
   *
   * @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits
   */
  public static Map<String, List<String>> parse(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.computeIfAbsent(decode(name), unused -> new ArrayList<>()).add(decode(value));
      }
    }
    return values;
  }

  /** Returns one segment of a path with its percent signs resolved; a plus stays a plus. */
  public static String decodeSegment(String segment) {
    return decode(segment.replace("+", "%2B"));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
