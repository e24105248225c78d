package io.github.modelregistry.error;

import java.util.StringJoiner;

/** Takes out of a URL what may be secret: user, query values, fragment. */
final class RedactedUrl {

  private RedactedUrl() {}

  /** Returns the URL with query names only; works on any text and never fails. */
  static String of(String url) {
    String text = Texts.oneLine(url, 2_000);
    int fragment = text.indexOf('#');
    String base = fragment < 0 ? text : text.substring(0, fragment);
    int query = base.indexOf('?');
    if (query < 0) {
      return withoutUser(base);
    }
    return withoutUser(base.substring(0, query)) + '?' + names(base.substring(query + 1));
  }

  private static String withoutUser(String base) {
    int authority = base.indexOf("://");
    int start = authority < 0 ? 0 : authority + 3;
    int path = base.indexOf('/', start);
    int end = path < 0 ? base.length() : path;
    int at = base.lastIndexOf('@', end - 1);
    return authority >= 0 && at >= start ? base.substring(0, start) + base.substring(at + 1) : base;
  }

  private static String names(String query) {
    StringJoiner names = new StringJoiner("&");
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      names.add(equals < 0 ? "…" : pair.substring(0, equals) + "=…");
    }
    return names.toString();
  }
}
