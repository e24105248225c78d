package io.github.modelregistry.page;

import io.github.modelregistry.error.InvalidRequestException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The text form of a position in a list: versioned, checked, and opaque to callers.
 *
 * <p>A token holds no secret and is not signed: any caller that may list may write one.
 */
public final class ResumeToken {

  private static final String VERSION = "mr1";
  private static final int LONGEST = 1 << 20;

  private ResumeToken() {}

  /** Returns the token of the given parts; {@link #decode} gives them back. */
  public static String encode(List<String> parts) {
    String joined =
        parts.stream()
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8) + "&")
            .collect(Collectors.joining());
    byte[] payload = joined.getBytes(StandardCharsets.US_ASCII);
    return VERSION
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(payload)
        + "."
        + checksum(payload);
  }

  /**
   * Returns the parts that a token holds.
   *
   * @throws InvalidRequestException if the text is no token, is cut or changed, or was written by a
   *     version of this library that this one does not understand
   */
  public static List<String> decode(String token) {
    String[] pieces = token.strip().split("\\.", -1);
    if (token.length() > LONGEST || pieces.length != 3 || !pieces[0].startsWith("mr")) {
      throw refused("it is not a resume token of this library");
    }
    if (!pieces[0].equals(VERSION)) {
      throw refused("it was written by another version of this library, in an unknown format");
    }
    byte[] payload = payload(pieces[1]);
    if (!checksum(payload).equals(pieces[2])) {
      throw refused("it is incomplete or was changed: copy all of it");
    }
    return parts(new String(payload, StandardCharsets.US_ASCII));
  }

  static InvalidRequestException refused(String why) {
    return new InvalidRequestException("resume token", why);
  }

  private static byte[] payload(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw refused("it is incomplete or was changed: copy all of it");
    }
  }

  private static List<String> parts(String joined) {
    String[] parts = joined.split("&", -1); // the last is what follows the last part: nothing
    return Arrays.stream(parts, 0, parts.length - 1)
        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
        .toList();
  }

  private static String checksum(byte[] payload) {
    CRC32 crc = new CRC32();
    crc.update(payload);
    return Long.toHexString(crc.getValue());
  }
}
