package io.github.modelregistry.oauth;

import io.github.modelregistry.auth.AccessToken;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a token endpoint's reply, forgivingly, and without ever showing any of it. */
final class TokenReply {

  /** A larger number of seconds (about 30 years) is a mistake, or means no expiry. */
  private static final BigDecimal LONGEST = BigDecimal.valueOf(1_000_000_000);

  /** A longer text is no time, and would take long to be read as a number. */
  private static final int LONGEST_TEXT = 40;

  private final String operation;
  private final JsonValue json;

  private TokenReply(String operation, JsonValue json) {
    this.operation = operation;
    this.json = json;
  }

  /**
   * Returns the token that a reply holds.
   *
   * @param asked when it was asked for; lifetimes count from then, to be on the safe side
   */
  static AccessToken read(String operation, String body, Instant asked) {
    TokenReply reply = new TokenReply(operation, parsed(operation, body));
    Secret token = reply.secret("access_token");
    if (token == null) {
      throw unreadable(operation, "$.access_token", "the response contains no token");
    }
    try {
      return AccessToken.builder(token, asked)
          .expiresAt(reply.end("expires_in", asked))
          .refreshToken(reply.secret("refresh_token"), reply.end("refresh_expires_in", asked))
          .build();
    } catch (ConfigurationException unfit) {
      throw unreadable(
          operation,
          "$.access_token",
          "the token has a character that is not allowed in an HTTP header");
    }
  }

  /** The parser's own message quotes the document, which may hold a token: it is dropped. */
  private static JsonValue parsed(String operation, String body) {
    try {
      JsonValue json = JsonValue.parse(body);
      if (json.isObject()) {
        return json;
      }
    } catch (DecodingException quoting) {
      // reported below
    }
    throw unreadable(
        operation, "$", "it is not a JSON object: check the address of the token endpoint");
  }

  private @Nullable Secret secret(String name) {
    JsonValue value = json.get(name);
    if (value == null || value.kind() != JsonValue.Kind.STRING || value.asString().isBlank()) {
      return null;
    }
    try {
      return Secret.of(value.asString(), name);
    } catch (ConfigurationException notASecret) {
      throw unreadable(operation, "$." + name, "it contains a control character");
    }
  }

  /**
   * Seconds as a number or as text, at least one; absent, unreadable, zero or less means unknown.
   */
  private @Nullable Instant end(String name, Instant asked) {
    JsonValue value = json.get(name);
    if (value == null) {
      return null;
    }
    boolean isText = value.kind() == JsonValue.Kind.STRING;
    String text = isText ? value.asString().strip() : value.toString();
    if (text.length() > LONGEST_TEXT) {
      return null;
    }
    try {
      BigDecimal seconds = new BigDecimal(text);
      boolean usable = seconds.signum() > 0 && seconds.compareTo(LONGEST) < 0;
      return usable ? asked.plusSeconds(seconds.max(BigDecimal.ONE).longValue()) : null;
    } catch (RuntimeException noNumber) {
      return null;
    }
  }

  private static DecodingException unreadable(String operation, String path, String detail) {
    return new DecodingException(operation, path, detail, null, null);
  }
}
