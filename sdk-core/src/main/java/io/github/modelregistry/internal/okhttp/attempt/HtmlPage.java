package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.Headers;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognizes an HTML page in place of the API's response, as login pages and proxies send it. */
final class HtmlPage {

  private static final Pattern BEGINNING =
      Pattern.compile("(?is)\\s*<(!doctype\\s+html|html|head|body)\\b.*");

  private HtmlPage() {}

  /**
   * Returns whether a response is a page.
   *
   * @param start its first characters, if there are any
   */
  static boolean is(Headers headers, @Nullable String start) {
    return start != null
        && (BEGINNING.matcher(start).matches()
            || (isType(headers) && start.stripLeading().startsWith("<")));
  }

  /** Returns whether the type of a response is that of a page. */
  static boolean isType(Headers headers) {
    String type = headers.get("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).contains("html");
  }

  /** Returns what it is and what to do, to continue a sentence; without a full stop. */
  static String advice(Attempt attempt) {
    return attempt.hasSecretUrl()
        ? "an HTML page, as a proxy sends it in place of the file: check the proxy and the URL"
        : "an HTML page, as a login page or a proxy sends it in place of the API: check the base"
            + " URL "
            + attempt.call().address();
  }
}
