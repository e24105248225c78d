package io.github.modelregistry.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a multipart request, as sent and in order. */
public final class MultipartText {

  private static final Pattern BOUNDARY =
      Pattern.compile("multipart/form-data; *boundary=\"?([^\";]+)\"?");

  private MultipartText() {}

  /** One part; its headers by lower-case name. */
  public static final class Part {

    private final Map<String, String> headers;
    private final byte[] content;

    private Part(Map<String, String> headers, byte[] content) {
      this.headers = headers;
      this.content = content;
    }

    /** Returns the bytes of the part. */
    public byte[] content() {
      return content;
    }

    /** Returns the header that names the part, or an empty text. */
    public String disposition() {
      return headers.getOrDefault("content-disposition", "");
    }

    /** Returns the content type, or an empty text. */
    public String contentType() {
      return headers.getOrDefault("content-type", "");
    }

    /** Returns the bytes of the part as text. */
    public String text() {
      return new String(content, UTF_8);
    }
  }

  /** Returns the parts of a request, which must be one of several parts. */
  public static List<Part> parts(LoggedRequest request) {
    Matcher boundary = BOUNDARY.matcher(request.getHeader("Content-Type"));
    assertThat(boundary.matches()).as(request.getHeader("Content-Type")).isTrue();
    String body = "\r\n" + new String(request.getBody(), ISO_8859_1);
    String[] pieces = body.split(Pattern.quote("\r\n--" + boundary.group(1)), -1);
    assertThat(pieces[0]).as("nothing before the first part").isEmpty();
    assertThat(pieces[pieces.length - 1]).as("the end").startsWith("--");
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i < pieces.length - 1; i++) {
      parts.add(part(pieces[i]));
    }
    return parts;
  }

  private static Part part(String piece) {
    int end = piece.indexOf("\r\n\r\n");
    Map<String, String> headers = new TreeMap<>();
    for (String line : piece.substring(2, end).split("\r\n", -1)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Part(headers, piece.substring(end + 4).getBytes(ISO_8859_1));
  }
}
