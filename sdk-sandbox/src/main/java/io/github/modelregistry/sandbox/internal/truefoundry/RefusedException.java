package io.github.modelregistry.sandbox.internal.truefoundry;

import io.github.modelregistry.sandbox.internal.spec.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that a control plane refuses: an error with a status, or a field that is not valid. */
@SuppressWarnings("serial") // never serialized
final class RefusedException extends RuntimeException {

  private final int status;
  private final @Nullable Violation violation;

  private RefusedException(int status, String message, @Nullable Violation violation) {
    super(message);
    this.status = status;
    this.violation = violation;
  }

  static RefusedException notFound(String what) {
    return new RefusedException(404, what + " not found", null);
  }

  static RefusedException badRequest(String message) {
    return new RefusedException(400, message, null);
  }

  /** Returns the refusal of a field of the body. */
  static RefusedException invalid(String place, String type, String message) {
    return new RefusedException(400, message, new Violation("body", place, type, message));
  }

  int status() {
    return status;
  }

  /** Returns what is wrong with the body; empty if the error is another one. */
  List<Violation> violations() {
    return violation == null ? List.of() : List.of(violation);
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
