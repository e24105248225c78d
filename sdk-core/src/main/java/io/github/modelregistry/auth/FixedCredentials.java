package io.github.modelregistry.auth;

import io.github.modelregistry.error.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Credentials that never change; a 401 is final for them. */
final class FixedCredentials implements Credentials {

  static final Credentials NONE = new FixedCredentials("none", Map.of());

  private final String description;
  private final Map<String, String> headers;

  FixedCredentials(String description, Map<String, String> headers) {
    this.description = description;
    this.headers = headers;
  }

  static Credentials of(String name, String prefix, Secret secret) {
    if (!isToken(name)) {
      throw new ConfigurationException("The header name '" + name + "' is not valid");
    }
    if (!secret.fitsIntoHeader()) {
      throw new ConfigurationException(
          "The secret for the header "
              + name
              + " contains a non-ASCII character, which is not allowed in an HTTP header: check how"
              + " it was copied");
    }
    return new FixedCredentials(
        name + ": " + prefix + "***", Map.of(name, prefix + secret.reveal()));
  }

  static Credentials basic(String user, Secret password) {
    if (user.indexOf(':') >= 0 || user.chars().anyMatch(Character::isISOControl)) {
      throw new ConfigurationException(
          "The user or client id must not contain a colon or a control character");
    }
    byte[] pair = (user + ':' + password.reveal()).getBytes(StandardCharsets.UTF_8);
    return of("Authorization", "Basic ", Secret.of(Base64.getEncoder().encodeToString(pair)));
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }

  @Override
  public boolean refresh(Map<String, String> rejected) {
    return false;
  }

  @Override
  public String toString() {
    return "Credentials[" + description + "]";
  }

  /** RFC 9110's token: what a header's name may consist of. */
  private static boolean isToken(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(
                c ->
                    c < 128 && (Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0));
  }
}
