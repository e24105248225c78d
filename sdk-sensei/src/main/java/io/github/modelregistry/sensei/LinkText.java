package io.github.modelregistry.sensei;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads values out of the links that servers put into their responses, without following them. */
final class LinkText {

  private LinkText() {}

  /**
   * Returns the decoded value of a query parameter, or null where the link has none or a blank one,
   * or is not readable. A plus is a space, as in forms.
   */
  static @Nullable String parameter(String link, String name) {
    String withoutFragment = before('#', link);
    int query = withoutFragment.indexOf('?');
    if (query < 0) {
      return null;
    }
    for (String pair : withoutFragment.substring(query + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && name.equals(decoded(pair.substring(0, equals)))) {
        String value = decoded(pair.substring(equals + 1));
        return value.isBlank() ? null : value;
      }
    }
    return null;
  }

  /**
   * Returns whether the parameter's value stands in the link as it is, not encoded at all. Of a
   * text that holds signs with a meaning of their own, such as a plus, decoding would make another.
   */
  static boolean holdsUnencoded(String link, String name, String value) {
    String pair = name + "=" + value;
    return link.endsWith("?" + pair)
        || link.endsWith("&" + pair)
        || link.contains("?" + pair + "&")
        || link.contains("&" + pair + "&");
  }

  private static String before(char end, String text) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException damaged) {
      return "";
    }
  }
}
