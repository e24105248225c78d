package io.github.modelregistry.consumers.spring;

// snippet
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.ConflictException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.UnsupportedCapabilityException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class RegistryExceptionHandler {

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(RegistryException error) {
    HttpStatus status = status(error);
    HttpHeaders headers = new HttpHeaders();
    if (error instanceof ApiException refused && refused.retryAfter() != null) {
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(refused.retryAfter().toSeconds()));
    }
    return ResponseEntity.status(status)
        .headers(headers)
        .body(ProblemDetail.forStatusAndDetail(status, error.getMessage()));
  }

  private static HttpStatus status(RegistryException error) {
    if (error instanceof NotFoundException) {
      return HttpStatus.NOT_FOUND;
    } else if (error instanceof InvalidRequestException || error instanceof BadRequestException) {
      return HttpStatus.BAD_REQUEST;
    } else if (error instanceof ConflictException) {
      return HttpStatus.CONFLICT;
    } else if (error instanceof RateLimitedException) {
      return HttpStatus.SERVICE_UNAVAILABLE; // the limit is the service's, not the caller's
    } else if (error instanceof CallTimeoutException) {
      return HttpStatus.GATEWAY_TIMEOUT;
    } else if (error instanceof UnsupportedCapabilityException) {
      return HttpStatus.NOT_IMPLEMENTED;
    } else if (error instanceof ConfigurationException) {
      return HttpStatus.INTERNAL_SERVER_ERROR;
    }
    return HttpStatus.BAD_GATEWAY; // the registry's credentials, its failures, no connection
  }
}
// end
