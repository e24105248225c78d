package io.github.modelregistry.runtime;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * RFC 3986 percent-encoding of UTF-8: all but the unreserved characters are encoded, so no text can
 * end a segment, a query or a name.
 */
public final class PercentEncoding {

  private PercentEncoding() {}

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /** Returns where the first lone surrogate is, which no UTF-8 can express, or -1. */
  static int loneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }
}
