package io.github.modelregistry.benchmarks;

import java.util.Locale;

/**
 * An upper limit of DESIGN's and the figure measured against it.
 *
 * @param what what is limited
 * @param measured what was measured
 * @param limit what it may be at most
 * @param failsRun whether the run fails when the limit is exceeded: true for what repeats exactly,
 *     such as bytes, false for times
 */
record Limit(String what, double measured, double limit, boolean failsRun) {

  static Limit failing(String what, double measured, double limit) {
    return new Limit(what, measured, limit, true);
  }

  static Limit reported(String what, double measured, double limit) {
    return new Limit(what, measured, limit, false);
  }

  boolean isMet() {
    return measured <= limit;
  }

  /** Prints the limits, one a line, and returns whether none was exceeded that fails the run. */
  static boolean print(Iterable<Limit> limits) {
    boolean passed = true;
    for (Limit limit : limits) {
      System.out.println(limit);
      passed &= limit.isMet() || !limit.failsRun;
    }
    return passed;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-8s %s: %.2f, limit %.2f",
        isMet() ? "met" : "EXCEEDED",
        what,
        measured,
        limit);
  }
}
