package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.retry.CallFacts;
import io.github.modelregistry.retry.RetryCall;
import io.github.modelregistry.retry.RetryDecision;
import io.github.modelregistry.retry.RetryEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one loop of attempts, for blocking and asynchronous calls alike.
 *
 * <p>It alone sends a request a second time. Whether and when is the engine's decision; a 401 that
 * led to new credentials is repeated at once, beside the engine's count.
 */
final class RetryLayer implements Layer {

  private final RetryEngine engine;
  private final ClientConfig config;
  private final String origin;
  private final Layer next;

  RetryLayer(RetryEngine engine, ClientConfig config, String origin, Layer next) {
    this.engine = engine;
    this.config = config;
    this.origin = origin;
    this.next = next;
  }

  @Override
  public <T> ApiResponse<T> send(PendingCall<T> call) {
    RetryCall decisions = engine.begin(facts(call));
    List<RegistryException> earlier = new ArrayList<>(0);
    boolean renewed = false;
    for (int number = 1; ; number++) {
      try {
        ApiResponse<T> response = next.send(call.asAttempt(number, renewed));
        decisions.succeeded();
        return response;
      } catch (FailedAttempt failed) {
        if (failed.credentialsRenewed() && call.isRepeatable()) {
          renewed = true;
        } else {
          waitOrThrow(call, failed, decisions, earlier);
        }
        earlier.add(failed.exception(false, null));
      } catch (RegistryException failure) {
        throw after(earlier, failure);
      }
    }
  }

  @Override
  public String toString() {
    return "retry > " + next;
  }

  private CallFacts facts(PendingCall<?> call) {
    return new CallFacts(
        origin,
        call.method(),
        call.call().retry(),
        call.isRepeatable(),
        config.retry().maxAttempts());
  }

  private void waitOrThrow(
      PendingCall<?> call,
      FailedAttempt failed,
      RetryCall decisions,
      List<RegistryException> earlier) {
    RetryDecision decision = decisions.failed(failed.facts(), call.deadline().left());
    if (!decision.repeats()) {
      boolean unknown = decisions.leavesOutcomeUnknown(failed.facts());
      throw after(earlier, failed.exception(unknown, explanation(decision)));
    }
    try {
      sleep(call, decision.delay());
    } catch (TransportException stopped) {
      earlier.add(failed.exception(false, null));
      throw after(earlier, stopped);
    }
  }

  private void sleep(PendingCall<?> call, Duration delay) {
    try {
      config.sleeper().sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      String reason = call.control().stopReason();
      throw new TransportException(
          call.operation(),
          (reason == null ? "interrupted" : reason) + " before the next attempt",
          call.control().attemptsStarted(),
          false,
          e);
    }
  }

  /** Says why only where count and kind of the failure do not. */
  private static @Nullable String explanation(RetryDecision decision) {
    return switch (decision.outcome()) {
      case NOT_RETRYABLE, ATTEMPTS_USED_UP, WAIT -> null;
      case BODY_NOT_REPEATABLE, BUDGET_EMPTY, RETRY_AFTER_TOO_LONG, DEADLINE_TOO_NEAR ->
          "The request was " + decision.explanation() + '.';
    };
  }

  private static RegistryException after(
      List<RegistryException> earlier, RegistryException failure) {
    earlier.forEach(failure::addSuppressed);
    return failure;
  }
}
