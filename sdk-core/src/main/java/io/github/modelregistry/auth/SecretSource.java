package io.github.modelregistry.auth;

import java.nio.file.Path;

/**
 * Where a secret comes from that may change while a client is in use: a file, or a function of a
 * user's own, such as the look-up in a vault. Thread-safe; a {@link Secret} is the source of
 * itself.
 *
 * <p>The source is asked before each attempt of a call, or before each login, and must respond
 * fast. What it throws ends the call.
 *
 * <pre>{@code
 * Credentials credentials =
 *     Credentials.bearer(SecretSource.file(Path.of("/run/secrets/token"), "The API token"));
 * }</pre>
 */
@FunctionalInterface
public interface SecretSource {

  /**
   * Returns the secret as it is now; never null.
   *
   * @throws io.github.modelregistry.error.ConfigurationException if there is none; the message
   *     never holds the secret
   */
  Secret current();

  /**
   * Returns a source that reads a file of UTF-8 text of at most 1 MiB each time it is asked. White
   * space around the text is removed. Nothing is read yet.
   *
   * <p>A file that is replaced by renaming another one is always read whole. One that is found
   * empty after it held a secret is taken for one that is being written: the secret before stays.
   *
   * @param file the file, which may be missing until it is needed
   * @param purpose what errors call the secret, such as {@code TFY_API_KEY}
   */
  static SecretSource file(Path file, String purpose) {
    return new SecretFile(file, purpose);
  }
}
