package io.github.modelregistry.auth;

import io.github.modelregistry.error.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A key, password or token whose text is only shown by {@link #reveal()}. Immutable.
 *
 * <p>White space around a key is removed, as keys read from files end in a newline. Any other
 * control character is refused when the secret is built, so that no HTTP library ever complains
 * about it later, repeating it in full.
 */
public final class Secret implements SecretSource {

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /**
   * Returns the secret that a text holds.
   *
   * @throws ConfigurationException if nothing is left, or a control character is inside
   */
  public static Secret of(@Nullable String text) {
    return of(text, "The secret");
  }

  /**
   * Returns the secret that a text holds.
   *
   * @param text the secret, white space around it allowed, without {@code Bearer} before it
   * @param purpose what errors call it, such as {@code TFY_API_KEY}
   * @throws ConfigurationException if it is null or nothing is left, if a control character is
   *     inside, or if it begins with {@code Bearer}; the message names the purpose, never the text
   */
  public static Secret of(@Nullable String text, String purpose) {
    String stripped = text == null ? null : text.strip();
    if (stripped != null && stripped.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw new ConfigurationException(
          purpose + " begins with 'Bearer ': remove that word, it is added where it is needed");
    }
    return exact(stripped, purpose);
  }

  /**
   * Returns the secret that is exactly the text, white space around it included, as in a password.
   *
   * @param given the secret
   * @param purpose what errors call it, such as {@code WALLAROO_PASSWORD}
   * @throws ConfigurationException as {@link #of(String, String)} does
   */
  public static Secret exact(@Nullable String given, String purpose) {
    String text = ConfigurationException.requireNonNull(given, purpose);
    if (text.isBlank()) {
      throw new ConfigurationException(purpose + " is empty: give it a value or remove it");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        throw new ConfigurationException(
            String.format(
                "%s contains the control character U+%04X at position %d: it must be a single line",
                purpose, (int) c, i));
      }
    }
    return new Secret(text);
  }

  /** Returns this secret, which does not change. */
  @Override
  public Secret current() {
    return this;
  }

  /** Returns the text itself, for the code that sends it. */
  public String reveal() {
    return text;
  }

  /** Returns whether the text is allowed in an HTTP header: visible ASCII and inner spaces only. */
  boolean fitsIntoHeader() {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /** Compares in a time that does not depend on where two secrets differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), secret.text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns a mask that shows nothing, not even the length. */
  @Override
  public String toString() {
    return "***";
  }
}
