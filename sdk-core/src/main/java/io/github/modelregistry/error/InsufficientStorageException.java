package io.github.modelregistry.error;

/** The server has not enough storage for what was sent (507). */
public final class InsufficientStorageException extends ServerException {

  private static final long serialVersionUID = 1L;

  InsufficientStorageException(ErrorDetails details) {
    super(details, ErrorKind.INSUFFICIENT_STORAGE);
  }
}
