package io.github.modelregistry.registry.capability;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line of a log; see {@link ModelLogs}. Immutable. */
public final class LogLine {

  private final @Nullable Instant time;
  private final String text;

  private LogLine(@Nullable Instant time, String text) {
    this.time = time;
    this.text = Objects.requireNonNull(text, "text");
  }

  /** Returns a line; for drivers. */
  public static LogLine of(@Nullable Instant time, String text) {
    return new LogLine(time, text);
  }

  /** Returns when it was written, or null if the vendor does not tell. */
  public @Nullable Instant time() {
    return time;
  }

  /** Returns the text as the vendor sent it, which may contain control characters. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LogLine that
        && Objects.equals(time, that.time)
        && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(time, text);
  }

  /** Returns the time, where there is one, and the text. */
  @Override
  public String toString() {
    return time == null ? text : time + " " + text;
  }
}
