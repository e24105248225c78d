package io.github.modelregistry.sandbox.internal.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads media types and their parameters, as in headers. */
public final class MediaTypes {

  private MediaTypes() {}

  /** Returns the part before the first semicolon, in lower case. */
  public static String withoutParameters(String value) {
    int end = value.indexOf(';');
    return (end < 0 ? value : value.substring(0, end)).trim().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a media type is JSON or based on it. */
  public static boolean isJson(String value) {
    String type = withoutParameters(value);
    return type.endsWith("/json") || type.endsWith("+json");
  }

  /** Returns a parameter's value, its quotes removed, or null when it is not there. */
  public static @Nullable String parameter(String value, String name) {
    return parameters(value).get(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns whether a media type has a wanted name and at least the wanted parameters. Blanks
   * around parameters do not matter.
   */
  public static boolean matches(String wanted, String value) {
    return withoutParameters(wanted).equals(withoutParameters(value))
        && parameters(value).entrySet().containsAll(parameters(wanted).entrySet());
  }

  /** Returns the values of the parameters by their names in lower case. */
  private static Map<String, String> parameters(String value) {
    Map<String, String> found = new HashMap<>();
    int at = value.indexOf(';');
    while (at >= 0) {
      int end = endOfValue(value, at + 1);
      int equals = value.indexOf('=', at);
      if (equals >= 0 && equals < end) {
        String name = value.substring(at + 1, equals).trim().toLowerCase(Locale.ROOT);
        found.putIfAbsent(name, unquoted(value.substring(equals + 1, end).trim()));
      }
      at = value.indexOf(';', end);
    }
    return found;
  }

  private static int endOfValue(String value, int start) {
    boolean quoted = false;
    for (int i = start; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    return value.length();
  }

  private static String unquoted(String text) {
    if (text.length() < 2 || text.charAt(0) != '"' || !text.endsWith("\"")) {
      return text;
    }
    return text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
  }
}
