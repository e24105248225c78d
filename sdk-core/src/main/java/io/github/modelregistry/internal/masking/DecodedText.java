package io.github.modelregistry.internal.masking;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text and the position of each of its characters in the original; {@link #decoded()} reads the
 * escapes of JSON, URLs and HTML. Immutable.
 */
final class DecodedText {

  private static final int LONGEST_ENTITY = 10;

  private static final Map<String, Integer> ENTITIES =
      Map.of("quot", (int) '"', "amp", (int) '&', "lt", (int) '<', "gt", (int) '>', "apos", 39);

  private final String text;
  private final int[] begins;

  private DecodedText(String text, int[] begins) {
    this.text = text;
    this.begins = begins;
  }

  static DecodedText of(String original) {
    int[] begins = new int[original.length() + 1];
    for (int i = 0; i < begins.length; i++) {
      begins[i] = i;
    }
    return new DecodedText(original, begins);
  }

  String text() {
    return text;
  }

  /** Returns where in the original a character of this text begins; its end for the length. */
  int begin(int index) {
    return begins[index];
  }

  /** Returns the text with its escapes read, or null if there is none. */
  @Nullable DecodedText decoded() {
    StringBuilder out = new StringBuilder(text.length());
    int[] places = new int[text.length() + 1];
    int at = 0;
    while (at < text.length()) {
      Escape escape = escape(at);
      String read = escape == null ? text.substring(at, at + 1) : escape.meaning();
      for (int i = 0; i < read.length(); i++) {
        places[out.length() + i] = begins[at];
      }
      out.append(read);
      at = escape == null ? at + 1 : escape.end();
    }
    places[out.length()] = begins[text.length()];
    return out.length() == text.length() ? null : new DecodedText(out.toString(), places);
  }

  /** An escape that was read. */
  private record Escape(String meaning, int end) {}

  private @Nullable Escape escape(int at) {
    return switch (text.charAt(at)) {
      case '\\' -> json(at + 1);
      case '%' -> url(at);
      case '&' -> html(at + 1);
      default -> null;
    };
  }

  private @Nullable Escape json(int at) {
    if (at < text.length() && "\"\\/'".indexOf(text.charAt(at)) >= 0) {
      return new Escape(text.substring(at, at + 1), at + 1);
    }
    int unit = text.startsWith("u", at) ? number(at + 1, at + 5, 16) : -1;
    return unit < 0 ? null : new Escape(Character.toString((char) unit), at + 5);
  }

  /** The bytes of one character; one that is no UTF-8 is taken for Latin-1. */
  private @Nullable Escape url(int at) {
    int first = octet(at);
    if (first < 0) {
      return null;
    }
    int length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) octet(at + 3 * i);
    }
    String character = new String(octets, StandardCharsets.UTF_8);
    return character.indexOf('\ufffd') >= 0
        ? new Escape(Character.toString((char) first), at + 3)
        : new Escape(character, at + 3 * length);
  }

  private int octet(int at) {
    return text.startsWith("%", at) ? number(at + 1, at + 3, 16) : -1;
  }

  private @Nullable Escape html(int at) {
    int end = text.indexOf(';', at);
    if (end < 0 || end - at > LONGEST_ENTITY) {
      return null;
    }
    int code;
    if (text.startsWith("#", at)) {
      boolean hex = text.startsWith("x", at + 1) || text.startsWith("X", at + 1);
      code = hex ? number(at + 2, end, 16) : number(at + 1, end, 10);
    } else {
      code = ENTITIES.getOrDefault(text.substring(at, end), -1);
    }
    return Character.isValidCodePoint(code) ? new Escape(Character.toString(code), end + 1) : null;
  }

  /** Returns the number at a position, or -1. */
  private int number(int begin, int end, int radix) {
    if (begin >= end || end > text.length()) {
      return -1;
    }
    int number = 0;
    for (int i = begin; i < end; i++) {
      int digit = Character.digit(text.charAt(i), radix);
      if (digit < 0 || number > Character.MAX_CODE_POINT) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number;
  }
}
