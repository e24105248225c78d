package io.github.modelregistry.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of every failure that this SDK reports.
 *
 * <p>Failures of earlier attempts of the same call are kept as {@linkplain #getSuppressed()
 * suppressed} exceptions, oldest first.
 */
public abstract class RegistryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure.
   *
   * @param message what went wrong and what to do; must not contain a secret
   */
  protected RegistryException(String message) {
    super(message);
  }

  /**
   * Creates a failure that another one caused.
   *
   * @param message what went wrong and what to do; must not contain a secret
   * @param cause the underlying failure, if there is one
   */
  protected RegistryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Returns an exception that says the same, with the stack trace of the calling thread: for one of
   * several threads that waited for the same work, as each adds suppressed exceptions of its own.
   * Types that may be shared return themselves.
   */
  public RegistryException copy() {
    return this;
  }

  /** Returns the copy of this exception, after it got the suppressed exceptions. */
  final <E extends RegistryException> E complete(E copy) {
    for (Throwable earlier : getSuppressed()) {
      copy.addSuppressed(earlier);
    }
    return copy;
  }
}
