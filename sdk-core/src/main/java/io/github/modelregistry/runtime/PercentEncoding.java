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

  /** Returns whether a code point of a text is half a pair, which no UTF-8 can express. */
  static boolean isUnpairedSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
