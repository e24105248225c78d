package io.github.modelregistry.error;

/**
 * What an error response means, whatever status a vendor dressed it in.
 *
 * <p>More kinds may be added: keep a default branch.
 */
public enum ErrorKind {
  /** The request itself is wrong: 400 and 422. */
  BAD_REQUEST("Correct the request: sending it again unchanged will fail again."),
  /** Not logged in, or no longer: 401. */
  AUTHENTICATION("Check the credentials: they are missing, wrong or expired."),
  /** Logged in, but not allowed: 403. */
  PERMISSION_DENIED("Request permission for this operation, or use other credentials."),
  /** The resource does not exist, or no longer: 404 and 410. */
  NOT_FOUND("Check the id and the base URL."),
  /** The resource changed or is in use: 409 and 412. */
  CONFLICT("Read the current state before trying again."),
  /** Too many requests: 429. */
  RATE_LIMITED("Wait, and send fewer requests at a time."),
  /** The server failed: every other 5xx. */
  SERVER("The server failed: try again later, or report it to the vendor."),
  /** The server has not enough storage for what was sent: 507. */
  INSUFFICIENT_STORAGE("Free space on the server, or ask its administrator to, and send it again."),
  /** Any other status that is not a success. */
  OTHER("");

  private final String advice;

  ErrorKind(String advice) {
    this.advice = advice;
  }

  /** Returns the kind of error that HTTP defines for a status. */
  public static ErrorKind ofStatus(int status) {
    return switch (status) {
      case 400, 422 -> BAD_REQUEST;
      case 401 -> AUTHENTICATION;
      case 403 -> PERMISSION_DENIED;
      case 404, 410 -> NOT_FOUND;
      case 409, 412 -> CONFLICT;
      case 429 -> RATE_LIMITED;
      case 507 -> INSUFFICIENT_STORAGE;
      default -> status >= 500 && status <= 599 ? SERVER : OTHER;
    };
  }

  /** Returns what a user can do about it, a sentence, or an empty text. */
  public String advice() {
    return advice;
  }
}
