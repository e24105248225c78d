package io.github.modelregistry.wallaroo;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ErrorFormat;
import io.github.modelregistry.runtime.ParsedError;
import org.jspecify.annotations.Nullable;

/**
 * Parses Wallaroo's error responses: {@code {msg, code}} from the platform, {@code {code, status,
 * error, source}} from an engine, and any text from the gateway before them.
 */
final class WallarooErrorFormat implements ErrorFormat {

  @Override
  public ParsedError parse(int status, Headers headers, String body) {
    JsonValue error = JsonValue.parse(body); // of any other text the status is enough
    String message = text(error.get("msg"));
    return ParsedError.builder()
        .code(text(error.get("code")))
        .message(message == null ? text(error.get("error")) : message)
        .build();
  }

  private static @Nullable String text(@Nullable JsonValue value) {
    if (value == null || value.isNull()) {
      return null;
    }
    return value.kind() == JsonValue.Kind.STRING ? value.asString() : value.toString();
  }
}
