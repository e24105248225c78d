package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.internal.concurrent.SingleFlight;
import io.github.modelregistry.internal.okhttp.call.PendingCall;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.runtime.TransportSpec.PortFinder;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends attempts to the port that was found, and looks for it again once it refused one. */
final class PortLayer implements AttemptLayer {

  private final PortFinder finder;
  private final ServerAddress host;
  private final AttemptLayer next;
  private final SingleFlight<ServerAddress> searches = new SingleFlight<>("findServer");
  private final AtomicReference<@Nullable ServerAddress> found;

  private PortLayer(
      PortFinder finder,
      ServerAddress host,
      AtomicReference<@Nullable ServerAddress> found,
      AttemptLayer next) {
    this.finder = finder;
    this.host = host;
    this.found = found;
    this.next = next;
  }

  static AttemptLayer create(
      TransportSpec spec, AtomicReference<@Nullable ServerAddress> found, AttemptLayer next) {
    PortFinder finder = spec.portFinder();
    return finder == null ? next : new PortLayer(finder, spec.address(), found, next);
  }

  @Override
  public RawResponse send(Attempt attempt) {
    PendingCall call = attempt.call();
    ServerAddress known = found.get();
    ServerAddress address = known == null ? search(call) : known;
    call.useAddress(address);
    try {
      return next.send(attempt);
    } catch (FailedAttempt failed) {
      if (failed.exception(false, null).getCause() instanceof ConnectException) {
        found.compareAndSet(address, null);
      }
      throw failed;
    }
  }

  private ServerAddress search(PendingCall call) {
    Supplier<@Nullable Duration> timeLeft = call.deadline()::left;
    return call.onBehalf(() -> searches.run(timeLeft, () -> knownOrFound(timeLeft)));
  }

  private ServerAddress knownOrFound(Supplier<@Nullable Duration> timeLeft) {
    ServerAddress address = found.get();
    if (address == null) {
      address = host.withPort(finder.find(timeLeft));
      found.set(address);
    }
    return address;
  }
}
