package io.github.modelregistry.sandbox.internal.sensei;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is: pending when its status is read first, running when it is read again, and at
 * its end from then on.
 */
final class RunProgress {

  private static final int READS_BEFORE_THE_END = 2;

  private final String statusId = UUID.randomUUID().toString();
  private final @Nullable String failure;
  private int reads;

  private RunProgress(@Nullable String failure, int reads) {
    this.failure = failure;
    this.reads = reads;
  }

  /**
   * Returns the progress of a new run.
   *
   * @param failure why it fails in the end, or null if it succeeds
   */
  static RunProgress started(@Nullable String failure) {
    return new RunProgress(failure, 0);
  }

  /** Returns the progress of a run that has succeeded. */
  static RunProgress finished() {
    return new RunProgress(null, READS_BEFORE_THE_END + 1);
  }

  /** Counts a reading of the status; returns whether it is the first that shows the success. */
  boolean read() {
    boolean showsSuccessFirst = reads == READS_BEFORE_THE_END && failure == null;
    reads++;
    return showsSuccessFirst;
  }

  /** Returns the id of the status, which is not that of the run. */
  String statusId() {
    return statusId;
  }

  /** Returns the state of the tasks, as the next reading shows it. */
  String state() {
    if (!isAtTheEnd()) {
      return reads == 0 ? "PENDING" : "RUNNING";
    }
    return failure == null ? "DONE" : "FAILED";
  }

  /** Returns why the run failed, or null if it did not. */
  @Nullable String failure() {
    return isAtTheEnd() ? failure : null;
  }

  /** Returns whether the status has shown that the run succeeded. */
  boolean hasSucceeded() {
    return reads > READS_BEFORE_THE_END && failure == null;
  }

  private boolean isAtTheEnd() {
    return reads >= READS_BEFORE_THE_END;
  }
}
