package io.github.modelregistry.sensei;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.ErrorKind;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ErrorFormat;
import io.github.modelregistry.runtime.ParsedError;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parses Adobe's error responses: {@code {error_code, message}} from the gateway, {@code {type,
 * title, status, detail, additionalDetails}} from the service, the like with a {@code report} from
 * the platform, {@code {errorMessage}} for a stale entity tag, {@code {error, error_description}}
 * by OAuth's rules, and any text from a proxy. The media type is not reliable, and the status in a
 * body less so than that of the response.
 */
final class SenseiErrorFormat implements ErrorFormat {

  /** Beginning of the codes for too many requests, which come with the status 400, too. */
  private static final String TOO_MANY = "429";

  private static final String TOKEN_MISSING = "403010";

  private static final String NOT_ENTITLED =
      "The token is not entitled for the organization: check the organization's id and the"
          + " product profiles of the project.";

  private static final Map<String, String> ADVICE =
      Map.of(
          "400003",
          "A header is missing: check the organization's id.",
          "403000",
          "Check the client id, which is sent as x-api-key.",
          "403003",
          "Check the client id, which is sent as x-api-key.",
          "403023",
          NOT_ENTITLED,
          "403025",
          NOT_ENTITLED,
          "403027",
          NOT_ENTITLED);

  @Override
  public ParsedError parse(int status, Headers headers, String body) {
    JsonValue error = parsed(body);
    if (error == null) {
      return ParsedError.builder().advice(advice(status, null)).build();
    }
    String code = code(error);
    ParsedError.Builder parsed =
        ParsedError.builder()
            .code(code)
            .message(message(error))
            .requestId(text(error.at("report", "registryRequestId")))
            .advice(advice(status, code));
    if (code != null && code.startsWith(TOO_MANY)) {
      parsed.throttled(true).kind(ErrorKind.RATE_LIMITED);
    } else if (TOKEN_MISSING.equals(code)) {
      parsed.kind(ErrorKind.AUTHENTICATION);
    } else if (isStaleTag(error)) {
      parsed.kind(ErrorKind.CONFLICT);
    }
    return parsed.build();
  }

  private static @Nullable String advice(int status, @Nullable String code) {
    if (code != null && ADVICE.containsKey(code)) {
      return ADVICE.get(code);
    }
    if (status == 403 && !TOKEN_MISSING.equals(code)) {
      return "Check that the role may manage the Data Science Workspace, and may use the sandbox.";
    }
    return status == 404
        ? "Check the id, the base URL and the sandbox: what is in other sandboxes is not found."
        : null;
  }

  private static @Nullable String code(JsonValue error) {
    String code = first(error, "error_code", "error");
    String type = code == null ? text(error.get("type")) : null;
    return type != null && type.contains("://") ? type.substring(type.lastIndexOf('/') + 1) : code;
  }

  private static @Nullable String message(JsonValue error) {
    String message =
        first(error, "detail", "message", "errorMessage", "error_description", "title");
    JsonValue details = error.get("additionalDetails");
    if (message == null || details == null || !details.isObject() || details.fields().isEmpty()) {
      return message;
    }
    return details.fields().entrySet().stream()
        .map(detail -> detail.getKey() + ": " + text(detail.getValue()))
        .collect(Collectors.joining(", ", message + " (", ")"));
  }

  /** Which status comes with it is not documented. */
  private static boolean isStaleTag(JsonValue error) {
    String message = text(error.get("errorMessage"));
    return message != null && message.contains("does not match the current version");
  }

  private static @Nullable String first(JsonValue error, String... names) {
    for (String name : names) {
      String text = text(error.get(name));
      if (text != null && !text.isBlank()) {
        return text;
      }
    }
    return null;
  }

  /** The gateway may put a line of text before its JSON. */
  private static @Nullable JsonValue parsed(String body) {
    int start = body.indexOf('{');
    try {
      return start < 0 ? null : JsonValue.parse(body.substring(start));
    } catch (DecodingException notJson) {
      return null;
    }
  }

  private static @Nullable String text(@Nullable JsonValue value) {
    if (value == null || value.isNull()) {
      return null;
    }
    return value.kind() == JsonValue.Kind.STRING ? value.asString() : value.toString();
  }
}
