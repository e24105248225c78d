package io.github.modelregistry.acme;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ErrorFormat;
import io.github.modelregistry.runtime.ParsedError;
import org.jspecify.annotations.Nullable;

/** Parses Acme's error bodies, {@code {code, message}}. */
final class AcmeErrorFormat implements ErrorFormat {

  @Override
  public ParsedError parse(int status, Headers headers, String body) {
    try {
      JsonValue error = JsonValue.parse(body);
      return ParsedError.builder()
          .code(text(error.get("code")))
          .message(text(error.get("message")))
          .build();
    } catch (DecodingException notJson) {
      return ParsedError.empty(); // such as the page of a proxy
    }
  }

  private static @Nullable String text(@Nullable JsonValue value) {
    return value == null || value.kind() != JsonValue.Kind.STRING ? null : value.asString();
  }
}
