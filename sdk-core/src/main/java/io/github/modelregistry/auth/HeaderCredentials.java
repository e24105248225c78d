package io.github.modelregistry.auth;

import io.github.modelregistry.error.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** One header whose secret is asked for before each attempt; a 401 is final unless it changed. */
final class HeaderCredentials implements Credentials {

  private final String name;
  private final String prefix;
  private final SecretSource source;

  private HeaderCredentials(String name, String prefix, SecretSource source) {
    this.name = name;
    this.prefix = prefix;
    this.source = source;
  }

  /** Returns fixed credentials for a fixed secret, which is checked at once. */
  static Credentials of(String name, String prefix, SecretSource source) {
    if (!isToken(name)) {
      throw new ConfigurationException("The header name '" + name + "' is not valid");
    }
    HeaderCredentials header = new HeaderCredentials(name, prefix, source);
    return source instanceof Secret
        ? new FixedCredentials(header.description(), header.headers())
        : header;
  }

  static Credentials basic(String user, SecretSource password) {
    if (user.indexOf(':') >= 0 || user.chars().anyMatch(Character::isISOControl)) {
      throw new ConfigurationException(
          "The user or client id must not contain a colon or a control character");
    }
    return password instanceof Secret secret
        ? of("Authorization", "Basic ", pair(user, secret))
        : of("Authorization", "Basic ", () -> pair(user, current(password, "Authorization")));
  }

  @Override
  public Map<String, String> headers() {
    Secret secret = current(source, name);
    if (!secret.fitsIntoHeader()) {
      throw new ConfigurationException(
          "The secret for the header "
              + name
              + " contains a non-ASCII character, which is not allowed in an HTTP header: check how"
              + " it was copied");
    }
    return Map.of(name, prefix + secret.reveal());
  }

  @Override
  public boolean refresh(Map<String, String> rejected) {
    return !headers().equals(rejected);
  }

  @Override
  public String toString() {
    return "Credentials[" + description() + " from " + source + "]";
  }

  private String description() {
    return name + ": " + prefix + "***";
  }

  private static Secret current(SecretSource source, String header) {
    return ConfigurationException.requireNonNull(
        source.current(), "The secret for the header " + header);
  }

  private static Secret pair(String user, Secret password) {
    byte[] pair = (user + ':' + password.reveal()).getBytes(StandardCharsets.UTF_8);
    return Secret.of(Base64.getEncoder().encodeToString(pair));
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
