package io.github.modelregistry.auth;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The headers that authenticate a call.
 *
 * <p>They are requested before each attempt and sent to the configured origin only. Implementations
 * are thread-safe and show no secret in {@code toString}.
 *
 * <p>A {@link Secret} is checked when the credentials are built; any other {@link SecretSource} is
 * asked before each attempt. After a 401 it is asked again, and the call repeated once if the
 * secret is another one.
 */
public interface Credentials {

  /**
   * Returns the headers of the next attempt, fetching or renewing a token first if need be; this
   * may block.
   *
   * @throws io.github.modelregistry.error.RegistryException if no token can be obtained
   */
  Map<String, String> headers();

  /**
   * As {@link #headers()}, for a call whose time is limited. Implementations that wait for a server
   * override it; the default ignores the limit.
   *
   * @param timeLeft returns the time that the call has left, or null if it has no limit
   * @throws io.github.modelregistry.error.RegistryException if no credentials can be obtained in
   *     this time
   */
  default Map<String, String> headersWithin(Supplier<@Nullable Duration> timeLeft) {
    return headers();
  }

  /**
   * As {@link #headersWithin}, for a call that sends a file, which may take long: implementations
   * that know when credentials expire first renew those that would expire meanwhile. The default
   * makes no difference.
   *
   * @param timeLeft returns the time that the call has left, or null if it has no limit
   * @throws io.github.modelregistry.error.RegistryException if no credentials can be obtained in
   *     this time
   */
  default Map<String, String> headersForTransfer(Supplier<@Nullable Duration> timeLeft) {
    return headersWithin(timeLeft);
  }

  /**
   * Called when the server did not accept an attempt's headers (401). Returns whether another
   * attempt, with {@link #headers()} requested again, can succeed.
   *
   * @param rejected the headers as this object returned them for that attempt
   * @throws io.github.modelregistry.error.RegistryException if new credentials cannot be obtained
   */
  boolean refresh(Map<String, String> rejected);

  /**
   * As {@link #refresh(Map)}, for a call whose time is limited. Implementations that wait for a
   * server override it; the default ignores the limit.
   *
   * @param timeLeft returns the time that the call has left, or null if it has no limit
   * @throws io.github.modelregistry.error.RegistryException if new credentials cannot be obtained
   *     in this time
   */
  default boolean refreshWithin(
      Map<String, String> rejected, Supplier<@Nullable Duration> timeLeft) {
    return refresh(rejected);
  }

  /**
   * Returns credentials that send another header beside these, such as the key of an application
   * beside the token of its user.
   *
   * @throws io.github.modelregistry.error.ConfigurationException if name or secret is not allowed
   *     in an HTTP header
   */
  default Credentials withHeader(String name, SecretSource secret) {
    return new CredentialsWithHeader(this, name, secret);
  }

  /** Returns the credentials that send nothing, always the same object. */
  static Credentials none() {
    return FixedCredentials.NONE;
  }

  /**
   * Returns credentials that send {@code Authorization: Bearer …}.
   *
   * @throws io.github.modelregistry.error.ConfigurationException if the token is not allowed in an
   *     HTTP header
   */
  static Credentials bearer(SecretSource token) {
    return HeaderCredentials.of("Authorization", "Bearer ", token);
  }

  /**
   * Returns credentials that send the secret, as it is, in a header of the given name.
   *
   * @throws io.github.modelregistry.error.ConfigurationException if name or secret is not allowed
   *     in an HTTP header
   */
  static Credentials header(String name, SecretSource secret) {
    return HeaderCredentials.of(name, "", secret);
  }

  /**
   * Returns credentials that send {@code Authorization: Basic …}, as confidential OAuth clients do.
   *
   * @param user the user or client id; must hold no colon
   * @param password the password or client secret
   */
  static Credentials basic(String user, SecretSource password) {
    return HeaderCredentials.basic(user, password);
  }
}
