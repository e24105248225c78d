package io.github.modelregistry.error;

/** The server failed (5xx), and repeating did not help or was not allowed. */
public final class ServerException extends ApiException {

  private static final long serialVersionUID = 1L;

  ServerException(ErrorDetails details) {
    super(details, ErrorKind.SERVER);
  }
}
