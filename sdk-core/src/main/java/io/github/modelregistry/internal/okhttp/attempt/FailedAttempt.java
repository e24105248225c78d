package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.internal.retry.AttemptFailure;
import org.jspecify.annotations.Nullable;

/** Reports a failed attempt to the retry loop, which repeats it or fails the call. */
public final class FailedAttempt extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient AttemptFailure facts;
  private final transient Report report;

  /** Makes the exception that a caller gets. */
  @FunctionalInterface
  public interface Report {
    /**
     * Returns the exception.
     *
     * @param outcomeUnknown whether the server may have acted on what must not be repeated
     * @param explanation why it was not repeated, if that needs saying
     */
    RegistryException exception(boolean outcomeUnknown, @Nullable String explanation);
  }

  FailedAttempt(AttemptFailure facts, Report report) {
    super(null, null, false, false);
    this.facts = facts;
    this.report = report;
  }

  public AttemptFailure facts() {
    return facts;
  }

  public RegistryException exception(boolean outcomeUnknown, @Nullable String explanation) {
    return report.exception(outcomeUnknown, explanation);
  }
}
