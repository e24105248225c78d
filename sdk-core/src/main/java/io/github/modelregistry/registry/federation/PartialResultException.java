package io.github.modelregistry.registry.federation;

import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.RegistryFailure;
import java.util.List;

/**
 * Some registries failed; all models of the others were returned before this was thrown.
 *
 * <p>Each registry's error is also among the {@linkplain #getSuppressed() suppressed} exceptions.
 */
public final class PartialResultException extends RegistryException {

  private static final long serialVersionUID = 1L;

  private final RegistryFailure[] failures;
  private final String resumeToken;

  PartialResultException(List<RegistryFailure> failures, String resumeToken) {
    super(message(failures));
    this.failures = failures.toArray(RegistryFailure[]::new);
    this.resumeToken = resumeToken;
    failures.forEach(failure -> addSuppressed(failure.error()));
  }

  /** Returns one failure for each registry that failed, in the order of the settings. */
  public List<RegistryFailure> failures() {
    return List.of(failures);
  }

  /**
   * Returns a token with which {@link ModelQuery.Builder#resumeToken} continues the lists of the
   * failed registries only, each from where it stopped.
   */
  public String resumeToken() {
    return resumeToken;
  }

  private static String message(List<RegistryFailure> failures) {
    StringBuilder message = new StringBuilder();
    message.append(failures.size() == 1 ? "1 registry" : failures.size() + " registries");
    message.append(" failed; the models of all others were returned:");
    failures.forEach(failure -> message.append("\n  - ").append(failure));
    return message.toString();
  }
}
