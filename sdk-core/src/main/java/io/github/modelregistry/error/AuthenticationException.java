package io.github.modelregistry.error;

/** The server does not accept the credentials (401), or there were none. */
public final class AuthenticationException extends ApiException {

  private static final long serialVersionUID = 1L;

  AuthenticationException(ErrorDetails details) {
    super(details, ErrorKind.AUTHENTICATION);
  }
}
