package io.github.modelregistry.internal.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far a server's {@code Retry-After} is followed. */
@FunctionalInterface
interface RetryAfterRule {

  /**
   * Returns how long to wait, or null for no further attempt.
   *
   * @param asked the wait that the server asks for
   * @param backoff the client's own wait, the shortest allowed
   */
  @Nullable Duration apply(Duration asked, Duration backoff);

  /** Returns the rule that waits as requested up to a ceiling, and fails at once above it. */
  static RetryAfterRule failAbove(Duration ceiling) {
    return (asked, backoff) -> {
      Duration wait = asked.compareTo(backoff) < 0 ? backoff : asked;
      return asked.compareTo(ceiling) > 0 ? null : wait;
    };
  }
}
