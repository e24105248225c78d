package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.internal.okhttp.attempt.Attempt;
import io.github.modelregistry.internal.okhttp.attempt.DecodeLayer;
import io.github.modelregistry.internal.okhttp.attempt.FailedAttempt;
import io.github.modelregistry.internal.okhttp.attempt.ResponseHandler;
import io.github.modelregistry.internal.okhttp.call.CallReport;
import io.github.modelregistry.internal.okhttp.call.PendingCall;
import io.github.modelregistry.internal.okhttp.call.Resources;
import io.github.modelregistry.internal.retry.CallFacts;
import io.github.modelregistry.internal.retry.RetryCall;
import io.github.modelregistry.internal.retry.RetryDecision;
import io.github.modelregistry.internal.retry.RetryEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one call, for blocking and asynchronous calls alike. To be used by one thread at
 * a time.
 *
 * <p>It alone sends a request a second time. Whether and when is the engine's decision; a 401 that
 * led to new credentials is repeated at once, beside the engine's count.
 *
 * @param <T> what the caller gets
 */
final class RetryLoop<T> {

  private final PendingCall call;
  private final ResponseHandler<T> handler;
  private final DecodeLayer stack;
  private final RetryEngine engine;
  private final CallFacts facts;
  private RetryCall decisions;
  private final CallReport report;
  private final List<RegistryException> earlier = new ArrayList<>(0);
  private int attempts;
  private @Nullable ApiResponse<T> response;

  /** Starts a call; nothing is sent yet. */
  RetryLoop(PendingCall call, ResponseHandler<T> handler, DecodeLayer stack, RetryEngine engine) {
    this.call = call;
    this.handler = handler;
    this.stack = stack;
    this.engine = engine;
    this.facts =
        new CallFacts(
            call.method(),
            call.call().retry(),
            call.isRepeatable(),
            call.config().retry().maxAttempts());
    this.decisions = engine.begin(facts);
    this.report = new CallReport(call);
  }

  /** Makes all attempts in the calling thread, and waits in it. */
  ApiResponse<T> run(Resources resources) {
    resources.enter(call.control());
    call.control().attach();
    try {
      return run();
    } finally {
      call.control().detach();
      resources.leave(call.control());
    }
  }

  private ApiResponse<T> run() {
    try {
      Duration wait = attempt();
      while (wait != null) {
        sleep(wait);
        wait = attempt();
      }
      ended(response(), null);
      return response();
    } catch (RuntimeException | Error failure) {
      ended(null, failure);
      throw failure;
    }
  }

  /**
   * Makes the next attempt in the calling thread.
   *
   * @return how long to wait before the one after it, or null when the response is there
   * @throws RegistryException if the call failed
   */
  @Nullable Duration attempt() {
    checkMayGoOn();
    Headers added = report.attemptStarted(++attempts);
    Attempt attempt =
        new Attempt(call, attempts)
            .with(call.location() == null ? added : Headers.empty())
            .with(handler.headers());
    Duration before = call.deadline().elapsed();
    boolean renewedBefore = call.credentialsRenewed();
    try {
      ApiResponse<T> decoded = stack.send(attempt, handler);
      response = decoded;
      decisions.succeeded();
      report.attemptEnded(attempts, since(before), decoded, null);
      return null;
    } catch (FailedAttempt failed) {
      RegistryException failure = failed.exception(false, null);
      report.attemptEnded(attempts, since(before), null, failure);
      boolean renewed = call.credentialsRenewed() && !renewedBefore;
      if (handler.progressed()) {
        startAgain();
      }
      Duration wait = renewed && call.isRepeatable() ? Duration.ZERO : waitAfter(failed);
      earlier.add(failure);
      return wait;
    } catch (RuntimeException failure) {
      report.attemptEnded(attempts, since(before), null, failure);
      throw failure instanceof RegistryException last ? afterEarlier(last) : failure;
    }
  }

  /** Returns the response, once there is one. */
  ApiResponse<T> response() {
    return Objects.requireNonNull(response, "no response yet");
  }

  /** Returns the failure of a call that is stopped between its attempts. */
  RegistryException stopped(String reason, @Nullable Throwable cause) {
    String when = attempts == 0 ? " before its first attempt" : " before the next attempt";
    return afterEarlier(call.stopped(reason + when, cause));
  }

  /** Returns the failure of a call whose time is over between its attempts. */
  RegistryException timedOut() {
    return afterEarlier(call.timedOut(null));
  }

  /** Notes that the call is over: with a response, or with a failure. */
  void ended(@Nullable ApiResponse<T> response, @Nullable Throwable failure) {
    try {
      handler.ended();
    } finally {
      report.ended(response, failure);
    }
  }

  /** Counts attempts anew; what the last one cost goes back to the budget. */
  private void startAgain() {
    decisions.succeeded();
    decisions = engine.begin(facts);
    call.credentialsRenewed(false);
  }

  private void checkMayGoOn() {
    try {
      call.checkMayGoOn();
    } catch (RegistryException stopped) {
      throw afterEarlier(stopped);
    }
  }

  private Duration waitAfter(FailedAttempt failed) {
    RetryDecision decision = decisions.failed(failed.facts(), call.deadline().left());
    Duration delay = decision.delay();
    if (delay == null) {
      boolean unknown = decisions.leavesOutcomeUnknown(failed.facts());
      throw afterEarlier(failed.exception(unknown, decision.outcome().explanation()));
    }
    return delay;
  }

  private void sleep(Duration wait) {
    try {
      if (!wait.isZero()) {
        call.config().delayer().sleep(wait);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped(Objects.requireNonNull(call.control().stopReason()), e);
    }
  }

  private Duration since(Duration before) {
    return call.deadline().elapsed().minus(before);
  }

  private RegistryException afterEarlier(RegistryException failure) {
    earlier.forEach(failure::addSuppressed);
    return failure;
  }
}
