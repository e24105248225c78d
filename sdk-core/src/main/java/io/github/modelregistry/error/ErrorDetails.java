package io.github.modelregistry.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The details of an error response. Immutable.
 *
 * <p>The URL is kept without user, query values and fragment, and the body up to {@value
 * #BODY_LIMIT} characters.
 */
public final class ErrorDetails implements Serializable {

  /** How many characters of a body are kept. */
  public static final int BODY_LIMIT = 64 * 1024;

  static final String OUTCOME_UNKNOWN =
      " The outcome is unknown: the server may have processed the request, so check before sending"
          + " it again.";

  private static final long serialVersionUID = 1L;

  private final Values values;

  private ErrorDetails(Values values) {
    this.values = values;
  }

  /**
   * Returns a builder for the response of one operation.
   *
   * @param operation the operation's name, such as {@code listModels}
   * @param status the HTTP status
   */
  public static Builder builder(String operation, int status) {
    return new Builder(new Values(Objects.requireNonNull(operation, "operation"), status));
  }

  /** Returns a builder that starts with these values. */
  public Builder toBuilder() {
    return new Builder(values.copy());
  }

  /** Returns the operation's name. */
  public String operation() {
    return values.operation;
  }

  /** Returns the HTTP method, or an empty string if unknown. */
  public String method() {
    return values.method;
  }

  /** Returns the URL without user, query values and fragment, or an empty string if unknown. */
  public String url() {
    return values.url;
  }

  /** Returns the HTTP status. */
  public int status() {
    return values.status;
  }

  /** Returns the vendor's own error code, or null when the response had none. */
  public @Nullable String vendorCode() {
    return values.vendorCode;
  }

  /** Returns the vendor's own message, or null when the response had none. */
  public @Nullable String vendorMessage() {
    return values.vendorMessage;
  }

  /** Returns the id under which the vendor can find the request, or null. */
  public @Nullable String requestId() {
    return values.requestId;
  }

  /** Returns how many requests were sent. */
  public int attempts() {
    return values.attempts;
  }

  /** Returns how long the server asked to wait, or null when it sent no valid value. */
  public @Nullable Duration retryAfter() {
    return values.retryAfter;
  }

  /** Returns the start of the response's body, or null when it had none. */
  public @Nullable String body() {
    return values.body;
  }

  /** Returns advice for this error that replaces the default advice, or null. */
  public @Nullable String advice() {
    return values.advice;
  }

  /** Returns whether the server may have acted on the request in spite of the error. */
  public boolean isOutcomeUnknown() {
    return values.outcomeUnknown;
  }

  /**
   * Returns whether no response had this status: successful responses, which did not hold what was
   * asked for, showed that it is not there.
   */
  public boolean isDeduced() {
    return values.deduced;
  }

  /** Returns the same text as the message of an exception with these details. */
  @Override
  public String toString() {
    return message(ErrorKind.ofStatus(values.status));
  }

  String message(ErrorKind kind) {
    return ErrorMessage.of(this, kind);
  }

  /** Collects the details of one response. Not thread-safe. */
  public static final class Builder {

    private final Values values;

    private Builder(Values values) {
      this.values = values;
    }

    /** Sets method and URL; user, query values and fragment of the URL are dropped. */
    public Builder request(String method, String url) {
      values.method = method;
      values.url = RedactedUrl.of(url);
      return this;
    }

    /** Sets the vendor's own error code. */
    public Builder vendorCode(@Nullable String vendorCode) {
      values.vendorCode = vendorCode;
      return this;
    }

    /** Sets the vendor's own message. */
    public Builder vendorMessage(@Nullable String vendorMessage) {
      values.vendorMessage = vendorMessage;
      return this;
    }

    /** Sets the id under which the vendor can find the request. */
    public Builder requestId(@Nullable String requestId) {
      values.requestId = requestId;
      return this;
    }

    /** Sets how many requests were sent; 1 by default. */
    public Builder attempts(int attempts) {
      values.attempts = attempts;
      return this;
    }

    /** Sets how long the server asked to wait. */
    public Builder retryAfter(@Nullable Duration retryAfter) {
      values.retryAfter = retryAfter;
      return this;
    }

    /** Sets the body, of which only the start is kept. */
    public Builder body(@Nullable String body) {
      values.body =
          body == null || body.length() <= BODY_LIMIT ? body : body.substring(0, BODY_LIMIT);
      return this;
    }

    /** Sets what to do about this error, a sentence, instead of the default advice. */
    public Builder advice(@Nullable String advice) {
      values.advice = advice;
      return this;
    }

    /** Sets whether the server may have acted on the request in spite of the error. */
    public Builder outcomeUnknown(boolean outcomeUnknown) {
      values.outcomeUnknown = outcomeUnknown;
      return this;
    }

    /** Sets whether no response had this status; see {@link ErrorDetails#isDeduced()}. */
    public Builder deduced(boolean deduced) {
      values.deduced = deduced;
      return this;
    }

    /** Returns the details. */
    public ErrorDetails build() {
      return new ErrorDetails(values.copy());
    }
  }

  /** The values themselves: those of details do not change, those of a builder do. */
  private static final class Values implements Cloneable, Serializable {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final int status;
    private String method = "";
    private String url = "";
    private @Nullable String vendorCode;
    private @Nullable String vendorMessage;
    private @Nullable String requestId;
    private int attempts = 1;
    private @Nullable Duration retryAfter;
    private @Nullable String body;
    private @Nullable String advice;
    private boolean outcomeUnknown;
    private boolean deduced;

    private Values(String operation, int status) {
      this.operation = operation;
      this.status = status;
    }

    private Values copy() {
      try {
        return (Values) clone();
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
