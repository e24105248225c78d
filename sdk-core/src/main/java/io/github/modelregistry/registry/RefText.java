package io.github.modelregistry.registry;

import io.github.modelregistry.error.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The characters of refs: what stands for itself, and what is percent-encoded. */
final class RefText {

  static final String NAME_RULE =
      "a registry name is a lower-case letter and then at most 62 lower-case letters, digits and"
          + " dashes, such as wallaroo-eu";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final int LONGEST_SHOWN = 200;

  private RefText() {}

  static boolean isRegistryName(String name) {
    return NAME.matcher(name).matches();
  }

  static InvalidRequestException refused(String ref, String problem) {
    String shown = ref.length() > LONGEST_SHOWN ? ref.substring(0, LONGEST_SHOWN) + "…" : ref;
    return new InvalidRequestException("ref '" + shown + "'", problem);
  }

  /** Encodes every byte of the UTF-8 form that is not unreserved in RFC 3986. */
  static String encode(String text) {
    requireUtf8(text);
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /**
   * Decodes one part of a ref.
   *
   * @param part the id or version as written in the ref
   * @param ref the whole ref, for the message
   */
  static String decode(String part, String ref) {
    ByteBuffer bytes = ByteBuffer.allocate(part.length());
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (isUnreserved(c)) {
        bytes.put((byte) c);
      } else if (c == '%') {
        bytes.put(octet(part, i, ref));
        i += 2;
      } else {
        throw refused(ref, "percent-encode every reserved character" + suggestion(part));
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException notUtf8) {
      throw refused(ref, "its percent-encoded bytes are not UTF-8");
    }
  }

  /** Refuses a text that has no UTF-8 form, so that printing can never lose anything. */
  static void requireUnicode(String what, String text) {
    if (text.isEmpty()) {
      throw new InvalidRequestException(what, "it must not be empty");
    }
    requireUtf8(text);
  }

  private static byte octet(String part, int percent, String ref) {
    if (percent + 2 < part.length()) {
      int high = Character.digit(part.charAt(percent + 1), 16);
      int low = Character.digit(part.charAt(percent + 2), 16);
      if (high >= 0
          && low >= 0
          && part.charAt(percent + 1) < 0x80
          && part.charAt(percent + 2) < 0x80) {
        return (byte) (high << 4 | low);
      }
    }
    throw refused(ref, "write two hexadecimal digits after each %, and %25 for a percent sign");
  }

  private static String suggestion(String part) {
    try {
      String encoded = encode(part);
      return encoded.length() > LONGEST_SHOWN ? "" : ": did you mean '" + encoded + "'?";
    } catch (InvalidRequestException notUnicode) {
      return "; it contains an unpaired surrogate";
    }
  }

  private static void requireUtf8(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new InvalidRequestException("ref", "an id must not contain an unpaired surrogate");
    }
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
