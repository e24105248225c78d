package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.ErrorKind;
import io.github.modelregistry.runtime.ErrorFormat;
import io.github.modelregistry.runtime.ParsedError;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the errors of S3, Azure Blob Storage and Google Cloud Storage, which are XML: what signed
 * URLs and redirects lead to.
 */
final class StorageErrors implements ErrorFormat {

  private static final Pattern CODE = element("Code");
  private static final Pattern MESSAGE = element("Message");

  /** What the storages themselves say to repeat, whatever the status. */
  private static final Set<String> TEMPORARY =
      Set.of("SlowDown", "InternalError", "RequestTimeout", "ServerBusy", "OperationTimedOut");

  @Override
  public ParsedError parse(int status, Headers headers, String body) {
    String code = text(CODE, body);
    boolean success = status < 300; // as S3 has it where an answer took long
    return ParsedError.builder()
        .kind(success ? ErrorKind.SERVER : ErrorKind.ofStatus(status))
        .code(code)
        .message(text(MESSAGE, body))
        .throttled(code != null && TEMPORARY.contains(code))
        .advice(advice(status, code))
        .build();
  }

  private static @Nullable String advice(int status, @Nullable String code) {
    if (status == 403 || "ExpiredToken".equals(code)) {
      return "The signed URL has expired, or its signature does not match the request: request a"
          + " new one.";
    }
    return status == 404
        ? "The storage has no such file: check that it was uploaded, or request a new URL."
        : null;
  }

  private static @Nullable String text(Pattern element, String body) {
    Matcher matcher = element.matcher(body);
    return matcher.find() ? matcher.group(1).strip() : null;
  }

  private static Pattern element(String name) {
    return Pattern.compile("<" + name + ">([^<]{1,1000})</" + name + ">");
  }
}
