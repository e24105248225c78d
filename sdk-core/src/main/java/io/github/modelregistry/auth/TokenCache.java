package io.github.modelregistry.auth;

import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.internal.concurrent.SingleFlight;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token and renews it in time. Thread-safe.
 *
 * <p>However many threads ask, one fetch is under way at a time and the others wait for its result;
 * no lock is held meanwhile. A renewal that fails while the old token is still valid is only
 * logged: the old one is served and the renewal tried again a little later.
 */
public final class TokenCache implements Credentials {

  /** How long a failed renewal is left alone while the old token can be served. */
  static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger(TokenCache.class.getName());

  private final TokenSource source;
  private final Clock clock;
  private final Duration margin;
  private final SingleFlight<AccessToken> flights = new SingleFlight<>("fetchToken");

  private volatile @Nullable AccessToken current;
  private volatile Instant quietUntil = Instant.MIN;

  /**
   * Creates an empty cache.
   *
   * @param source where tokens come from
   * @param clock what time it is
   * @param margin how long before its end a token is renewed, though not before half of its life
   */
  public TokenCache(TokenSource source, Clock clock, Duration margin) {
    if (margin.isNegative()) {
      throw new IllegalArgumentException("the margin must not be negative: " + margin);
    }
    this.source = source;
    this.clock = clock;
    this.margin = margin;
  }

  @Override
  public Map<String, String> headers() {
    return headersWithin(() -> null);
  }

  @Override
  public Map<String, String> headersWithin(Supplier<@Nullable Duration> timeLeft) {
    AccessToken token = current;
    Instant now = clock.instant();
    if (token == null || !token.livesAt(now)) {
      return headersOf(livingSuccessorOf(token, timeLeft));
    }
    if (!token.isDueAt(now, margin) || now.isBefore(quietUntil)) {
      return headersOf(token);
    }
    try {
      return headersOf(livingSuccessorOf(token, timeLeft));
    } catch (RegistryException failure) {
      return headersOf(staleTokenOrThrow(failure, token));
    }
  }

  @Override
  public boolean refresh(Map<String, String> rejected) {
    return refreshWithin(rejected, () -> null);
  }

  @Override
  public boolean refreshWithin(
      Map<String, String> rejected, Supplier<@Nullable Duration> timeLeft) {
    AccessToken token = current;
    if (token == null || !headersOf(token).equals(rejected)) {
      return true; // another thread was faster: the next headers differ already
    }
    if (clock.instant().isBefore(quietUntil)) {
      return false; // a renewal has only just failed: the server's refusal stands
    }
    try {
      return !headersOf(successorOf(token, timeLeft)).equals(rejected);
    } catch (RegistryException failure) {
      pauseRenewal();
      throw failure;
    }
  }

  /** A token that another thread waited long for may be dead by now: the next one is fresh. */
  private AccessToken livingSuccessorOf(
      @Nullable AccessToken old, Supplier<@Nullable Duration> timeLeft) {
    AccessToken successor = successorOf(old, timeLeft);
    return successor.livesAt(clock.instant()) ? successor : successorOf(successor, timeLeft);
  }

  /** Returns a token that came after the given one, fetched by this thread or by another. */
  private AccessToken successorOf(
      @Nullable AccessToken old, Supplier<@Nullable Duration> timeLeft) {
    return flights.run(
        timeLeft,
        () -> {
          AccessToken token = current;
          if (token != null && token != old) {
            return token;
          }
          AccessToken newest = newerOf(token, source.fetchWithin(old, timeLeft));
          current = newest;
          return newest;
        });
  }

  /**
   * A source may take tokens from a store of its own: a living token never gives way to an older.
   */
  private AccessToken newerOf(@Nullable AccessToken token, AccessToken fetched) {
    if (token == null
        || !fetched.issuedAt().isBefore(token.issuedAt())
        || !token.livesAt(clock.instant())) {
      return fetched;
    }
    pauseRenewal();
    return token;
  }

  /** The old token, unless it died while its renewal failed, or the thread is to stop. */
  private AccessToken staleTokenOrThrow(RegistryException failure, AccessToken old) {
    AccessToken token = current;
    AccessToken served = token == null ? old : token;
    if (Thread.currentThread().isInterrupted() || !served.livesAt(clock.instant())) {
      throw failure;
    }
    pauseRenewal();
    LOG.log(Level.DEBUG, () -> "token renewal failed, using the old token: " + failure);
    return served;
  }

  private void pauseRenewal() {
    quietUntil = clock.instant().plus(PAUSE_AFTER_FAILURE);
  }

  private static Map<String, String> headersOf(AccessToken token) {
    return Map.of("Authorization", "Bearer " + token.token().reveal());
  }

  @Override
  public String toString() {
    AccessToken token = current;
    return "TokenCache[" + (token == null ? "empty" : token) + "]";
  }
}
