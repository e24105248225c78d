package io.github.modelregistry.registry.driver;

import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.ModelNotReadyException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.WaitProgress;
import io.github.modelregistry.registry.capability.WaitRequest;
import io.github.modelregistry.registry.capability.WaitResult;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Polls a vendor until what is waited for is ready, as {@link
 * io.github.modelregistry.registry.capability.ReadinessWait} describes it; for drivers. For one
 * wait, and one thread.
 */
public final class ReadinessPolling {

  /** How many polls in succession may fail: a server that restarts needs some time. */
  private static final int MAX_FAILURES = 5;

  private final WaitRequest request;
  private final ClientConfig config;
  private final String operation;
  private final long start;

  /** The longest interval: the first one, if it is longer than the longest of the request. */
  private final Duration longest;

  private Duration interval;
  private int failures;
  private @Nullable WaitProgress last;

  private ReadinessPolling(WaitRequest request, ClientConfig config, String operation) {
    this.request = request;
    this.config = config;
    this.operation = operation;
    this.start = config.nanoTime();
    this.interval = request.interval();
    this.longest = Collections.max(List.of(interval, request.maxInterval()));
  }

  /**
   * Starts a wait: its deadline counts from now.
   *
   * @param config the configuration of the client that polls
   * @param operation the name of the operation that reads the status, for messages
   */
  public static ReadinessPolling start(WaitRequest request, ClientConfig config, String operation) {
    return new ReadinessPolling(request, config, operation);
  }

  /**
   * Polls until it is ready.
   *
   * @param version the version that the polls read, or null for the model
   * @param poll reads the status by a call with the given options, which end it at the deadline
   */
  public WaitResult await(
      @Nullable ModelVersionRef version, Function<CallOptions, WaitProgress> poll) {
    while (true) {
      WaitProgress progress = poll(poll);
      if (progress != null && isOver(progress)) {
        return result(version);
      }
      pause();
    }
  }

  /** Reports a state if it differs from the one reported before. */
  public void report(WaitProgress progress) {
    if (!progress.equals(last)) {
      last = progress;
      request.progress().accept(progress);
    }
  }

  /** Returns the result of a wait that ends now. */
  public WaitResult result(@Nullable ModelVersionRef version) {
    return WaitResult.of(request.model(), version, elapsed());
  }

  /** Returns the exception for a state in which it will not become ready. */
  public ModelNotReadyException notReady(WaitProgress progress, String advice) {
    String word = progress.vendorStatus();
    return new ModelNotReadyException(
        request.subject(),
        word == null ? progress.status().toString() : word,
        progress.statusMessage(),
        advice);
  }

  /**
   * Returns the time until the deadline, more than zero.
   *
   * @throws CallTimeoutException if it has passed
   */
  public Duration left() {
    Duration left = request.deadline().minus(elapsed());
    if (left.isNegative() || left.isZero()) {
      throw new CallTimeoutException(
          operation, CallTimeoutException.Deadline.READINESS, request.deadline(), 0, false, null);
    }
    return left;
  }

  private @Nullable WaitProgress poll(Function<CallOptions, WaitProgress> poll) {
    Duration usual = config.callTimeout();
    Duration left = left();
    Duration limit = usual.isZero() || left.compareTo(usual) < 0 ? left : usual;
    try {
      WaitProgress progress = poll.apply(CallOptions.builder().callTimeout(limit).build());
      failures = 0;
      return progress;
    } catch (TransportException | ServerException | RateLimitedException failure) {
      if (isLastFailure()) {
        throw failure;
      }
      return null;
    }
  }

  private boolean isLastFailure() {
    return ++failures == MAX_FAILURES || Thread.currentThread().isInterrupted();
  }

  /** Some servers send the message of a failure a moment after the status. */
  private boolean isOver(WaitProgress progress) {
    WaitProgress before = last;
    report(progress);
    return switch (progress.status()) {
      case READY -> true;
      case DELETED ->
          throw NotFoundException.deduced(
              operation, request.subject() + " was deleted during the wait");
      case NO_ARTIFACT ->
          throw notReady(progress, "Upload, train or download it first: nothing is in progress");
      case FAILED -> {
        if (progress.statusMessage() != null || progress.equals(before)) {
          throw notReady(progress, "");
        }
        yield false;
      }
      default -> false;
    };
  }

  private void pause() {
    Duration left = left();
    try {
      config.delayer().sleep(interval.compareTo(left) < 0 ? interval : left);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          operation, "interrupted while waiting for " + request.subject(), 0, false, stopped);
    }
    Duration longer = interval.plus(interval.dividedBy(2));
    interval = longer.compareTo(longest) < 0 ? longer : longest;
  }

  private Duration elapsed() {
    return Duration.ofNanos(config.nanoTime() - start);
  }
}
