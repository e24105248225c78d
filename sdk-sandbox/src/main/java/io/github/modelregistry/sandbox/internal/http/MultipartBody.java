package io.github.modelregistry.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a {@code multipart/form-data} body, in the order of sending.
 *
 * @param parts the parts
 */
public record MultipartBody(List<Part> parts) {

  private static final byte[] HEAD_END = ascii("\r\n\r\n");

  /**
   * One part.
   *
   * @param name the name of the form field
   * @param fileName the file name, or null when there is none
   * @param contentType the media type with its parameters, or null if it is missing
   * @param body the bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Part(
      String name, @Nullable String fileName, @Nullable String contentType, byte[] body) {}

  /** Returns the part of a name, or null when there is none. */
  public @Nullable Part part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst().orElse(null);
  }

  /**
   * Takes a body apart.
   *
   * @throws IllegalArgumentException when it is not a multipart body, saying why
   */
  public static MultipartBody parse(String contentType, byte[] body) {
    String boundary = MediaTypes.parameter(contentType, "boundary");
    if (boundary == null || boundary.isEmpty()) {
      throw new IllegalArgumentException("the content type has no boundary");
    }
    byte[] delimiter = ascii("\r\n--" + boundary);
    // The first delimiter stands at the very start, without the line end before it.
    byte[] first = Arrays.copyOfRange(delimiter, 2, delimiter.length);
    int at = indexOf(body, first, 0);
    if (at < 0) {
      throw new IllegalArgumentException(
          "the body does not contain the boundary of the content type");
    }
    at += first.length;
    List<Part> parts = new ArrayList<>();
    while (!startsWith(body, at, "--")) {
      int end = indexOf(body, delimiter, at);
      if (end < 0) {
        throw new IllegalArgumentException("the last part has no end: the body is incomplete");
      }
      parts.add(part(body, at, end));
      at = end + delimiter.length;
    }
    return new MultipartBody(List.copyOf(parts));
  }

  private static Part part(byte[] body, int start, int end) {
    int headEnd = indexOf(body, HEAD_END, start);
    if (headEnd < 0 || headEnd > end) {
      throw new IllegalArgumentException("a part has no header");
    }
    String disposition = null;
    String contentType = null;
    String head = new String(body, start, headEnd - start, StandardCharsets.UTF_8);
    for (String line : head.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
      if (name.equals("content-disposition")) {
        disposition = line.substring(colon + 1).trim();
      } else if (name.equals("content-type")) {
        contentType = line.substring(colon + 1).trim();
      }
    }
    String name = disposition == null ? null : MediaTypes.parameter(disposition, "name");
    if (disposition == null || name == null) {
      throw new IllegalArgumentException("a part has no name");
    }
    return new Part(
        name,
        MediaTypes.parameter(disposition, "filename"),
        contentType,
        Arrays.copyOfRange(body, headEnd + HEAD_END.length, Math.max(end, headEnd + 4)));
  }

  private static boolean startsWith(byte[] body, int at, String text) {
    return body.length >= at + text.length()
        && Arrays.equals(body, at, at + text.length(), ascii(text), 0, text.length());
  }

  private static int indexOf(byte[] body, byte[] wanted, int from) {
    int last = body.length - wanted.length;
    for (int i = from; i <= last; i++) {
      if (body[i] == wanted[0]
          && Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
