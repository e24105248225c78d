package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.internal.retry.AttemptFailure;
import org.jspecify.annotations.Nullable;

/** Reports a failed attempt to the retry loop, which repeats it or fails the call. */
public final class FailedAttempt extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient AttemptFailure facts;
  private final transient Report report;
  private final boolean credentialsRenewed;

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

  public FailedAttempt(AttemptFailure facts, Report report) {
    this(facts, report, false);
  }

  private FailedAttempt(AttemptFailure facts, Report report, boolean credentialsRenewed) {
    super(null, null, false, false);
    this.facts = facts;
    this.report = report;
    this.credentialsRenewed = credentialsRenewed;
  }

  /** Returns the same failure, of which new credentials may be the cure. */
  public FailedAttempt withCredentialsRenewed(boolean renewed) {
    return new FailedAttempt(facts, report, renewed);
  }

  public AttemptFailure facts() {
    return facts;
  }

  public boolean credentialsRenewed() {
    return credentialsRenewed;
  }

  public RegistryException exception(boolean outcomeUnknown, @Nullable String explanation) {
    return report.exception(outcomeUnknown, explanation);
  }
}
