package io.github.modelregistry.error;

/** The server refuses the request as wrong (400, 422): correct it before sending it again. */
public final class BadRequestException extends ApiException {

  private static final long serialVersionUID = 1L;

  BadRequestException(ErrorDetails details) {
    super(details, ErrorKind.BAD_REQUEST);
  }
}
