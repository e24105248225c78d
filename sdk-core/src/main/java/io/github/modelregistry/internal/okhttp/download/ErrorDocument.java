package io.github.modelregistry.internal.okhttp.download;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.internal.okhttp.attempt.RawResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Recognizes an error that is sent with a status of success, in place of a file. */
public final class ErrorDocument {

  static final int START_BYTES = 1_024;

  /** The XML of S3, and of storages that follow it. */
  private static final Pattern ERROR =
      Pattern.compile("\\s*(?:<\\?xml[^>]{0,100}>\\s*)?<Error>.*", Pattern.DOTALL);

  private ErrorDocument() {}

  /** Returns whether a text is an error of a storage. */
  public static boolean isError(String text) {
    return ERROR.matcher(text).matches();
  }

  /** Returns whether the type of a body is that of a page or an error. */
  static boolean mayBe(Headers headers) {
    String type = headers.get("Content-Type");
    String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
    return lower.contains("html") || lower.contains("xml");
  }

  /** Refuses a page or an error. */
  static void check(RawResponse raw, byte[] start, int length) {
    String text = new String(start, 0, length, StandardCharsets.UTF_8);
    if (isError(text)) {
      throw new DecodingException(
          "body", "it is an error document of the storage in place of the file");
    }
    if (raw.isHtmlPage(text) && !raw.path().matches("(?i).*\\.html?")) {
      throw new DecodingException(
          "body",
          "it is an HTML page in place of the file: check the URL, and any proxy before the"
              + " server");
    }
  }
}
