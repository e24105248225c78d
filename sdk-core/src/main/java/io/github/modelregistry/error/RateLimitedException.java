package io.github.modelregistry.error;

/** The server received too many requests (429); {@link #retryAfter()} says how long to wait. */
public final class RateLimitedException extends ApiException {

  private static final long serialVersionUID = 1L;

  RateLimitedException(ErrorDetails details) {
    super(details, ErrorKind.RATE_LIMITED);
  }
}
