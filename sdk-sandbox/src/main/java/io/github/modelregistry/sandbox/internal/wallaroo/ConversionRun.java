package io.github.modelregistry.sandbox.internal.wallaroo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statuses of a version from its upload to its use, one step at a time. The summary of an error
 * follows one step after the status {@code error}, as on the real platform.
 */
final class ConversionRun {

  private static final List<String> NATIVE =
      List.of("pending_load_native", "attempting_load_native");
  private static final List<String> CONTAINER =
      List.of("pending_load_container", "attempting_load_container");

  private final Deque<String> ahead = new ArrayDeque<>();
  private final @Nullable String failure;
  private String status;
  private @Nullable String errorSummary;

  private ConversionRun(List<String> steps, @Nullable String failure) {
    this.status = steps.get(0);
    this.ahead.addAll(steps.subList(1, steps.size()));
    this.failure = failure;
  }

  /** Returns a run without further steps. */
  static ConversionRun restingAt(String status, @Nullable String errorSummary) {
    ConversionRun run = new ConversionRun(List.of(status), null);
    run.errorSummary = errorSummary;
    return run;
  }

  /**
   * Returns the run of a new version.
   *
   * @param failure why it fails in the end, or null if it succeeds
   */
  static ConversionRun of(String framework, @Nullable String failure) {
    Deque<String> steps = new ArrayDeque<>();
    if (!framework.equals("custom")) {
      steps.addAll(NATIVE);
    }
    if (!Frameworks.isNative(framework)) {
      steps.addAll(CONTAINER);
    }
    steps.add(failure == null ? "ready" : "error");
    return new ConversionRun(List.copyOf(steps), failure);
  }

  void step() {
    String next = ahead.poll();
    if (next != null) {
      status = next;
    } else if (failure != null) {
      errorSummary = failure;
    }
  }

  /** Returns whether there is a next step. */
  boolean hasNext() {
    return !ahead.isEmpty();
  }

  /** Returns why the conversion fails in the end, or null if it does not. */
  @Nullable String failure() {
    return failure;
  }

  String status() {
    return status;
  }

  @Nullable String errorSummary() {
    return errorSummary;
  }
}
