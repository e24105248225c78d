package io.github.modelregistry.oauth;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.ErrorKind;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ErrorFormat;
import io.github.modelregistry.runtime.ParsedError;
import org.jspecify.annotations.Nullable;

/** Reads OAuth's {@code {"error", "error_description"}} and adds advice. */
final class TokenErrors implements ErrorFormat {

  private final String client;
  private final @Nullable String user;

  TokenErrors(String client, @Nullable String user) {
    this.client = client;
    this.user = user;
  }

  @Override
  public ParsedError parse(int status, Headers headers, String body) {
    ParsedError.Builder error = ParsedError.builder();
    if (status == 404) {
      error.advice("Check the address of the token endpoint.");
    }
    if (!body.stripLeading().startsWith("{")) {
      return error.build(); // a gateway's text or page: the status speaks
    }
    JsonValue json = JsonValue.parse(body);
    String code = text(json.get("error"));
    error.code(code).message(text(json.get("error_description")));
    String advice = code == null ? null : advice(code);
    if (advice != null && status >= 400 && status < 500) {
      error.advice(advice).kind(ErrorKind.AUTHENTICATION);
    }
    return error.build();
  }

  private @Nullable String advice(String code) {
    return switch (code) {
      case "invalid_grant" ->
          user == null
              ? "Check that the client '" + client + "' is enabled."
              : "Check the user name '"
                  + user
                  + "' and its password, and that the account is set up.";
      case "invalid_client" -> "Check the client id '" + client + "' and its secret.";
      case "unauthorized_client" ->
          "Check the client id '"
              + client
              + "' and its secret, and that this grant type is enabled for it.";
      default -> null;
    };
  }

  private static @Nullable String text(@Nullable JsonValue value) {
    return value == null || value.kind() != JsonValue.Kind.STRING ? null : value.asString();
  }
}
