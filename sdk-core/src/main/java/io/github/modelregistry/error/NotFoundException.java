package io.github.modelregistry.error;

/** What was asked for does not exist, or no longer does (404, 410). */
public final class NotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  NotFoundException(ErrorDetails details) {
    super(details, ErrorKind.NOT_FOUND);
  }
}
