package io.github.modelregistry.error;

/** The credentials are good but do not allow this (403). */
public final class PermissionDeniedException extends ApiException {

  private static final long serialVersionUID = 1L;

  PermissionDeniedException(ErrorDetails details) {
    super(details, ErrorKind.PERMISSION_DENIED);
  }
}
