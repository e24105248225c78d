package io.github.modelregistry.error;

/** The server failed (5xx), and repeating did not help or was not allowed. */
public sealed class ServerException extends ApiException permits InsufficientStorageException {

  private static final long serialVersionUID = 1L;

  ServerException(ErrorDetails details, ErrorKind kind) {
    super(details, kind);
  }
}
