package io.github.modelregistry.internal.okhttp.attempt;

/** One thing that is done to every attempt, on top of the layers below it. Thread-safe. */
public interface AttemptLayer {

  /**
   * Sends one attempt and returns its response, whatever the status; the caller closes it.
   *
   * @throws FailedAttempt when no response was received
   */
  RawResponse send(Attempt attempt);
}
