package io.github.modelregistry.internal.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt failed, as far as repeating is concerned. Immutable.
 *
 * @param isUnsent whether the request was certainly not sent, or not completely
 * @param status the status of a complete response, or 0
 * @param retryAfter how long the server asked to wait, or null when it sent no valid value
 * @param throttled whether the vendor calls it "too many requests", whatever its status
 * @param forbidden whether a vendor's rule forbids to repeat it
 */
public record AttemptFailure(
    boolean isUnsent,
    int status,
    @Nullable Duration retryAfter,
    boolean throttled,
    boolean forbidden) {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int NO_STATUS = 0;

  /** Returns a failure before the first byte left: name unknown, connection refused. */
  public static AttemptFailure unsent() {
    return new AttemptFailure(true, NO_STATUS, null, false, false);
  }

  /** Returns a failure with no whole response, after the request may have left, even in part. */
  public static AttemptFailure lost() {
    return new AttemptFailure(false, NO_STATUS, null, false, false);
  }

  /** Returns a complete response that is not a success. */
  public static AttemptFailure status(int status) {
    return new AttemptFailure(false, status, null, false, false);
  }

  /** Returns this failure with the wait that the server asked for; null when unreadable. */
  public AttemptFailure withRetryAfter(@Nullable Duration wait) {
    return new AttemptFailure(isUnsent, status, wait, throttled, forbidden);
  }

  /** Returns this failure as one that the vendor calls "too many requests", whatever its status. */
  public AttemptFailure asThrottled() {
    return new AttemptFailure(isUnsent, status, retryAfter, true, forbidden);
  }

  /** Returns this failure as one that a vendor's rule forbids to repeat. */
  public AttemptFailure asForbidden() {
    return new AttemptFailure(isUnsent, status, retryAfter, throttled, true);
  }

  /** Returns whether the server refused the request as one too many. */
  public boolean isThrottling() {
    return throttled || status == TOO_MANY_REQUESTS;
  }

  /**
   * Returns whether the server may have carried the request out: no response came, or one that does
   * not tell, such as a 502 of a proxy.
   */
  public boolean mayHaveTakenEffect() {
    if (isUnsent || isThrottling() || saysWhenToComeBack()) {
      return false;
    }
    return status == NO_STATUS || status == 408 || status >= 500;
  }

  /** Returns whether an operation may be sent again after this. */
  boolean mayBeRepeated(CallFacts call) {
    if (forbidden) {
      return false;
    }
    if (isUnsent) {
      return true;
    }
    return switch (call.safety()) {
      case SAFE -> mayPassByItself(call);
      case UNSENT_ONLY -> false;
      case UNSENT_OR_429 -> isThrottling();
      case THROTTLED -> isThrottling() || saysWhenToComeBack();
    };
  }

  private boolean mayPassByItself(CallFacts call) {
    return switch (status) {
      case NO_STATUS, 408, TOO_MANY_REQUESTS, 502, SERVICE_UNAVAILABLE, 504 -> true;
      case 500 -> throttled || call.isGet();
      default -> throttled;
    };
  }

  private boolean saysWhenToComeBack() {
    return status == SERVICE_UNAVAILABLE && retryAfter != null;
  }
}
