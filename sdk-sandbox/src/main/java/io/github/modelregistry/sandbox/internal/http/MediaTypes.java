package io.github.modelregistry.sandbox.internal.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads media types and the parameters behind them, as headers have them. */
public final class MediaTypes {

  private MediaTypes() {}

  /** Returns the part before the first semicolon, in lower case. */
  public static String withoutParameters(String value) {
    int end = value.indexOf(';');
    return (end < 0 ? value : value.substring(0, end)).trim().toLowerCase(Locale.ROOT);
  }

  /** Returns a parameter's value, its quotes removed, or null when it is not there. */
  public static @Nullable String parameter(String value, String name) {
    int at = value.indexOf(';');
    while (at >= 0) {
      int equals = value.indexOf('=', at);
      if (equals < 0) {
        return null;
      }
      int end = endOfValue(value, equals + 1);
      if (value.substring(at + 1, equals).trim().equalsIgnoreCase(name)) {
        return unquoted(value.substring(equals + 1, end).trim());
      }
      at = value.indexOf(';', end);
    }
    return null;
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
