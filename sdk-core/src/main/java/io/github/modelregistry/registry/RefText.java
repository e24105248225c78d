package io.github.modelregistry.registry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.modelregistry.error.InvalidRequestException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of refs: what stands for itself, and what is percent-encoded. */
final class RefText {

  static final String NAME_RULE =
      "a registry name is a lower-case letter and then at most 62 lower-case letters, digits and"
          + " dashes, such as wallaroo-eu";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /** What is neither unreserved in RFC 3986 nor a percent sign before two hexadecimal digits. */
  private static final Pattern NOT_ENCODED =
      Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~%-]");

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
    Matcher wrong = NOT_ENCODED.matcher(part);
    if (wrong.find()) {
      throw refused(
          ref,
          wrong.group().equals("%")
              ? "write two hexadecimal digits after each %, and %25 for a percent sign"
              : "percent-encode every reserved character" + suggestion(part));
    }
    byte[] bytes = URLDecoder.decode(part, ISO_8859_1).getBytes(ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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
}
