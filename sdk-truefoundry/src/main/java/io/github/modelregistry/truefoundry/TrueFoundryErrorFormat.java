package io.github.modelregistry.truefoundry;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ErrorFormat;
import io.github.modelregistry.runtime.ParsedError;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parses TrueFoundry's error responses: {@code {statusCode, message, code}} from the newer servers,
 * {@code {detail: [{loc, msg}]}} from the older ones, {@code {error_code, message}} from what those
 * are built upon, and any text from a proxy.
 */
final class TrueFoundryErrorFormat implements ErrorFormat {

  @Override
  public ParsedError parse(int status, Headers headers, String body) {
    JsonValue error = JsonValue.parse(body); // of any other text the status is enough
    return ParsedError.builder()
        .code(text(first(error, "code", "error_code")))
        .message(text(first(error, "message", "detail", "error")))
        .build();
  }

  private static @Nullable JsonValue first(JsonValue error, String... names) {
    for (String name : names) {
      JsonValue value = error.get(name);
      if (value != null && !value.isNull()) {
        return value;
      }
    }
    return null;
  }

  /** A text as it is; a number's text; of lists each element, of validation errors what is said. */
  private static @Nullable String text(@Nullable JsonValue value) {
    if (value == null) {
      return null;
    }
    return switch (value.kind()) {
      case STRING -> value.asString();
      case NUMBER -> value.numberText();
      case ARRAY ->
          value.elements().stream()
              .map(TrueFoundryErrorFormat::text)
              .collect(Collectors.joining("; "));
      case OBJECT -> validationError(value);
      default -> value.toString();
    };
  }

  private static String validationError(JsonValue error) {
    JsonValue message = error.get("msg");
    JsonValue location = error.get("loc");
    if (message == null || location == null || location.kind() != JsonValue.Kind.ARRAY) {
      return error.toString();
    }
    String place =
        location.elements().stream()
            .map(TrueFoundryErrorFormat::text)
            .collect(Collectors.joining("."));
    return place + ": " + text(message);
  }
}
