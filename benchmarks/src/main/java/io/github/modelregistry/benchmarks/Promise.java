package io.github.modelregistry.benchmarks;

import java.util.Locale;

/**
 * A limit that the SDK set itself, and how near it is.
 *
 * @param what what is limited
 * @param measured what was measured
 * @param limit what it may be at most
 * @param hard whether the run fails when it is missed: bytes repeat, times depend on the machine
 */
record Promise(String what, double measured, double limit, boolean hard) {

  static Promise hard(String what, double measured, double limit) {
    return new Promise(what, measured, limit, true);
  }

  static Promise soft(String what, double measured, double limit) {
    return new Promise(what, measured, limit, false);
  }

  boolean isKept() {
    return measured <= limit;
  }

  /** Returns true if a run that saw this has failed. */
  boolean isBroken() {
    return hard && !isKept();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-6s %s = %.2f, limit %.2f",
        isKept() ? "kept" : "MISSED",
        what,
        measured,
        limit);
  }
}
