package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The failures and delays that a test has requested. Thread-safe. */
public final class Faults {

  /**
   * A response that replaces the regular one.
   *
   * @param status the HTTP status
   * @param headers headers to add
   * @param body the body, or null for the vendor's default
   */
  public record Failure(int status, Map<String, String> headers, @Nullable String body) {}

  private final TransferFaults transfers = new TransferFaults();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private @Nullable SandboxResponse always;
  private Duration latency = Duration.ZERO;

  /** Makes the next calls fail, after the failures requested before. */
  public synchronized void failNext(int calls, Failure failure) {
    if (calls < 1) {
      throw new IllegalArgumentException("calls must be at least 1, not " + calls);
    }
    checkStatus(failure.status());
    for (int i = 0; i < calls; i++) {
      failures.add(failure);
    }
  }

  /** Returns this response to every call. */
  public synchronized void respondAlways(SandboxResponse response) {
    checkStatus(response.status());
    always = response;
  }

  private static void checkStatus(int status) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status must be from 200 to 599, not " + status);
    }
  }

  /** Returns the disturbances of bodies. */
  public TransferFaults transfers() {
    return transfers;
  }

  /** Delays every response. */
  public synchronized void latency(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("the latency must not be negative: " + duration);
    }
    // Too long a time is refused here.
    latency = Duration.ofMillis(duration.toMillis());
  }

  /** Returns the delay of every response. */
  public synchronized Duration latency() {
    return latency;
  }

  /** Returns the response to every call, or null when each gets its regular one. */
  public synchronized @Nullable SandboxResponse always() {
    return always;
  }

  /** Removes and returns the next failure, or null if the call is to succeed. */
  public synchronized @Nullable Failure take() {
    return failures.poll();
  }

  /** Removes all failures and delays. */
  public synchronized void clear() {
    transfers.clear();
    failures.clear();
    always = null;
    latency = Duration.ZERO;
  }
}
