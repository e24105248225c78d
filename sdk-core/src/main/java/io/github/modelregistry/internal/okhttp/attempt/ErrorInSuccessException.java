package io.github.modelregistry.internal.okhttp.attempt;

/** Reports a response that is an error in spite of its status. */
public final class ErrorInSuccessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient RawResponse response;

  /** Creates it with a response whose body can be read once more. */
  public ErrorInSuccessException(RawResponse response) {
    super(null, null, false, false);
    this.response = response;
  }

  RawResponse response() {
    return response;
  }
}
