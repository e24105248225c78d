package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.internal.concurrent.SingleFlight;
import io.github.modelregistry.internal.okhttp.call.PendingCall;
import io.github.modelregistry.runtime.TransportSpec.PortFinder;
import java.net.ConnectException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends attempts to the port that was found, and looks for it again once it refused one. */
final class PortLayer implements AttemptLayer {

  private static final int UNKNOWN = 0;

  private final PortFinder finder;
  private final AttemptLayer next;
  private final SingleFlight<Integer> searches = new SingleFlight<>("findServer");
  private volatile int found = UNKNOWN;

  private PortLayer(PortFinder finder, AttemptLayer next) {
    this.finder = finder;
    this.next = next;
  }

  static AttemptLayer create(@Nullable PortFinder finder, AttemptLayer next) {
    return finder == null ? next : new PortLayer(finder, next);
  }

  @Override
  public RawResponse send(Attempt attempt) {
    PendingCall call = attempt.call();
    Supplier<@Nullable Duration> timeLeft = call.deadline()::left;
    int port =
        call.onBehalf(
            attempt.number() - 1, () -> searches.run(timeLeft, () -> knownOrFound(timeLeft)));
    call.usePort(port);
    try {
      return next.send(attempt);
    } catch (FailedAttempt failed) {
      if (failed.exception(false, null).getCause() instanceof ConnectException && found == port) {
        found = UNKNOWN;
      }
      throw failed;
    }
  }

  private int knownOrFound(Supplier<@Nullable Duration> timeLeft) {
    int port = found;
    if (port == UNKNOWN) {
      port = finder.find(timeLeft);
      found = port;
    }
    return port;
  }
}
