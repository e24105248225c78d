package io.github.modelregistry.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call that ran into one of its time limits; {@link #deadline()} says which. */
public final class CallTimeoutException extends TransportException {

  private static final long serialVersionUID = 1L;

  private final Deadline deadline;
  private final Duration limit;

  /** The time limits that a call can run into. More may be added. */
  public enum Deadline {
    /** Setting up the connection, TLS included. */
    CONNECT("connecting", "connectTimeout"),
    /** Silence while waiting for the next bytes of a response. */
    READ("waiting for the server's next bytes", "readTimeout"),
    /** Silence while sending a request. */
    WRITE("sending the request", "readTimeout"),
    /** One attempt as a whole. */
    ATTEMPT("one attempt", "attemptTimeout"),
    /** The whole call, all attempts and waits included. */
    CALL(
        "the whole call",
        "callTimeout or MODEL_REGISTRY_TIMEOUT; transferTimeout for files and streams"),
    /** One registry's next page, where several registries are listed together. */
    PAGE("one registry's next page", "pageTimeout"),
    /** The wait until a model or version is ready. */
    READINESS("the wait until it is ready", "deadline");

    private final String words;
    private final String option;

    Deadline(String words, String option) {
      this.words = words;
      this.option = option;
    }
  }

  /**
   * Creates the failure of a call that ran out of time.
   *
   * @param operation the operation's name
   * @param deadline which limit was reached
   * @param limit how long that limit is
   * @param attempts how many requests were started, 0 when none
   * @param outcomeUnknown whether the server may have acted on a request that must not be repeated
   * @param cause the underlying failure, if there is one
   */
  public CallTimeoutException(
      String operation,
      Deadline deadline,
      Duration limit,
      int attempts,
      boolean outcomeUnknown,
      @Nullable Throwable cause) {
    super(operation, detail(deadline, limit), attempts, outcomeUnknown, cause);
    this.deadline = deadline;
    this.limit = limit;
  }

  private CallTimeoutException(CallTimeoutException of) {
    super(of);
    this.deadline = of.deadline;
    this.limit = of.limit;
  }

  @Override
  public CallTimeoutException copy() {
    return complete(new CallTimeoutException(this));
  }

  /** Returns which time limit was reached. */
  public Deadline deadline() {
    return deadline;
  }

  /** Returns how long the limit was that the call ran into. */
  public Duration limit() {
    return limit;
  }

  private static String detail(Deadline deadline, Duration limit) {
    return "timed out after "
        + limit.toMillis()
        + " ms, the limit for "
        + deadline.words
        + " ("
        + deadline.option
        + "); raise it if the server needs longer";
  }
}
