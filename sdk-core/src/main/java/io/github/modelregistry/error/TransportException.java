package io.github.modelregistry.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that got no complete response: connection refused or cut, name unknown, TLS refused,
 * interrupted.
 *
 * <p>When {@link #isOutcomeUnknown()} is true, the server may have carried the request out: look
 * before sending it again.
 */
public sealed class TransportException extends RegistryException permits CallTimeoutException {

  private static final long serialVersionUID = 1L;

  private final String operation;
  private final int attempts;
  private final boolean outcomeUnknown;

  /**
   * Creates the failure of a call that got no complete response.
   *
   * @param operation the operation's name, such as {@code listModels}
   * @param detail what went wrong, without a full stop at its end
   * @param attempts how many requests were started, 0 when none
   * @param outcomeUnknown whether the server may have acted on a request that must not be repeated
   * @param cause the underlying failure, if there is one
   */
  public TransportException(
      String operation,
      String detail,
      int attempts,
      boolean outcomeUnknown,
      @Nullable Throwable cause) {
    super(message(operation, detail, attempts, outcomeUnknown), cause);
    this.operation = operation;
    this.attempts = attempts;
    this.outcomeUnknown = outcomeUnknown;
  }

  TransportException(TransportException of) {
    super(Objects.requireNonNull(of.getMessage()), of.getCause());
    this.operation = of.operation;
    this.attempts = of.attempts;
    this.outcomeUnknown = of.outcomeUnknown;
  }

  @Override
  public TransportException copy() {
    return complete(new TransportException(this));
  }

  /** Returns the name of the operation that failed. */
  public final String operation() {
    return operation;
  }

  /** Returns how many requests were started before giving up; 0 when nothing was sent. */
  public final int attempts() {
    return attempts;
  }

  /** Returns whether the server may have acted on the request although no response was received. */
  public final boolean isOutcomeUnknown() {
    return outcomeUnknown;
  }

  private static String message(
      String operation, String detail, int attempts, boolean outcomeUnknown) {
    StringBuilder message = new StringBuilder(operation).append(" failed");
    if (attempts > 0) {
      message.append(" after ").append(Texts.attempts(attempts));
    }
    message.append(": ").append(Texts.oneLine(detail, Texts.MESSAGE_LIMIT)).append('.');
    if (outcomeUnknown) {
      message.append(ErrorDetails.OUTCOME_UNKNOWN);
    }
    return message.toString();
  }
}
