package io.github.modelregistry.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An error response of the server: any status that the operation does not count as success.
 *
 * <p>The usual cases have subclasses; every other status is this class itself.
 */
public sealed class ApiException extends RegistryException
    permits BadRequestException,
        AuthenticationException,
        PermissionDeniedException,
        NotFoundException,
        ConflictException,
        RateLimitedException,
        ServerException {

  private static final long serialVersionUID = 1L;

  private final ErrorDetails details;
  private final ErrorKind kind;

  ApiException(ErrorDetails details, ErrorKind kind) {
    super(details.message(kind));
    this.details = details;
    this.kind = kind;
  }

  /** Returns the exception that fits the status of the details. */
  public static ApiException of(ErrorDetails details) {
    return of(details, ErrorKind.ofStatus(details.status()));
  }

  /** Returns the exception of a kind, for vendors whose HTTP statuses do not match their errors. */
  public static ApiException of(ErrorDetails details, ErrorKind kind) {
    return switch (kind) {
      case BAD_REQUEST -> new BadRequestException(details);
      case AUTHENTICATION -> new AuthenticationException(details);
      case PERMISSION_DENIED -> new PermissionDeniedException(details);
      case NOT_FOUND -> new NotFoundException(details);
      case CONFLICT -> new ConflictException(details);
      case RATE_LIMITED -> new RateLimitedException(details);
      case SERVER -> new ServerException(details, ErrorKind.SERVER);
      case INSUFFICIENT_STORAGE -> new InsufficientStorageException(details);
      case OTHER -> new ApiException(details, ErrorKind.OTHER);
    };
  }

  @Override
  public final ApiException copy() {
    return complete(of(details, kind));
  }

  /** Returns what the error means, whatever its status. */
  public final ErrorKind kind() {
    return kind;
  }

  /** Returns everything known about the response. */
  public final ErrorDetails details() {
    return details;
  }

  /** Returns the name of the operation that failed. */
  public final String operation() {
    return details.operation();
  }

  /** Returns the status: of HTTP, or of the envelope that the response came in. */
  public final int status() {
    return details.status();
  }

  /** Returns the vendor's own error code, or null when the response had none. */
  public final @Nullable String vendorCode() {
    return details.vendorCode();
  }

  /** Returns the vendor's own message, or null when the response had none. */
  public final @Nullable String vendorMessage() {
    return details.vendorMessage();
  }

  /** Returns the id under which the vendor can find the request, or null. */
  public final @Nullable String requestId() {
    return details.requestId();
  }

  /** Returns how many requests were sent, this one included. */
  public final int attempts() {
    return details.attempts();
  }

  /** Returns how long the server asked to wait, or null when it sent no valid value. */
  public final @Nullable Duration retryAfter() {
    return details.retryAfter();
  }

  /** Returns the first 64 Ki characters of the response's body, or null when it had none. */
  public final @Nullable String body() {
    return details.body();
  }

  /** Returns whether the server may have acted on the request in spite of the error. */
  public final boolean isOutcomeUnknown() {
    return details.isOutcomeUnknown();
  }
}
