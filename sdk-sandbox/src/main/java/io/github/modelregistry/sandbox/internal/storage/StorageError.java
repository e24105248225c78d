package io.github.modelregistry.sandbox.internal.storage;

/** A refusal of a storage. */
final class StorageError extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * Creates an error.
   *
   * @param status the HTTP status
   * @param code the code in the body
   * @param message the text in the body
   */
  StorageError(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
