package io.github.modelregistry.error;

/** The thing was changed meanwhile, exists already or is in use (409, 412). */
public final class ConflictException extends ApiException {

  private static final long serialVersionUID = 1L;

  ConflictException(ErrorDetails details) {
    super(details, ErrorKind.CONFLICT);
  }
}
