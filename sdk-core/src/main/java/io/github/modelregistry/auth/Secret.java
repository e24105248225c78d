package io.github.modelregistry.auth;

import io.github.modelregistry.error.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A key, password or token whose text is only shown by {@link #reveal()}. Immutable.
 *
 * <p>White space around it is removed, as keys read from files end in a newline. Any other control
 * character is refused when the secret is built, so that no HTTP library ever complains about it
 * later, repeating it in full.
 */
public final class Secret {

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /**
   * Returns the secret that a text holds.
   *
   * @throws ConfigurationException if nothing is left, or a control character is inside
   */
  public static Secret of(String text) {
    return of(text, "The secret");
  }

  /**
   * Returns the secret that a text holds.
   *
   * @param text the secret, white space around it allowed
   * @param purpose what errors call it, such as {@code TFY_API_KEY}
   * @throws ConfigurationException if nothing is left, or a control character is inside; the
   *     message names the purpose, never the text
   */
  public static Secret of(String text, String purpose) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      throw new ConfigurationException(purpose + " is empty: give it a value or remove it");
    }
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (Character.isISOControl(c)) {
        throw new ConfigurationException(
            String.format(
                "%s contains the control character U+%04X at position %d: it must be a single line",
                purpose, (int) c, i));
      }
    }
    return new Secret(stripped);
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
