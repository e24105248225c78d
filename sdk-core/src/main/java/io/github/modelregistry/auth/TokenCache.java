package io.github.modelregistry.auth;

import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.internal.concurrent.SingleFlight;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token and renews it in time. Thread-safe.
 *
 * <p>However many threads need a token, one fetch is under way at a time; no lock is held
 * meanwhile. While a token is valid, its early renewal runs in a thread of its own, and no call
 * waits for it. A fetch that failed is not tried again for a second: calls that need a token in
 * that time get the same failure, so that a wrong password is sent once and not by every call.
 */
public final class TokenCache implements Credentials {

  /** How long nothing is fetched after a failed fetch. */
  static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger(TokenCache.class.getName());

  private final TokenSource source;
  private final Clock clock;
  private final Duration margin;
  private final Duration transferLife;
  private final Executor background;
  private final SingleFlight<AccessToken> flights = new SingleFlight<>("fetchToken");
  private final AtomicBoolean renewing = new AtomicBoolean();

  private volatile @Nullable AccessToken current;
  private volatile Pause pause = new Pause(Instant.MIN, null);

  /** Until when nothing is fetched, and the failure that is the reason, if it is one. */
  private record Pause(Instant end, @Nullable RegistryException failure) {}

  /**
   * Creates an empty cache.
   *
   * @param source where tokens come from
   * @param clock what time it is
   * @param margin how long before its end a token is renewed, though not before half of its life
   */
  public TokenCache(TokenSource source, Clock clock, Duration margin) {
    this(source, clock, margin, Duration.ZERO);
  }

  /**
   * Creates an empty cache.
   *
   * @param source where tokens come from
   * @param clock what time it is
   * @param margin how long before its end a token is renewed, though not before half of its life
   * @param transferLife how long a token must be valid when a call begins to send a file, so that
   *     it does not expire meanwhile; one that is valid for a shorter time is renewed first. With
   *     more than the life of a token, each such call renews it. Zero for no such rule
   */
  public TokenCache(TokenSource source, Clock clock, Duration margin, Duration transferLife) {
    this(source, clock, margin, transferLife, TokenCache::runInThread);
  }

  TokenCache(
      TokenSource source,
      Clock clock,
      Duration margin,
      Duration transferLife,
      Executor background) {
    if (margin.isNegative() || transferLife.isNegative()) {
      throw new IllegalArgumentException(
          "margin and transferLife must not be negative: " + margin + ", " + transferLife);
    }
    this.source = source;
    this.clock = clock;
    this.margin = margin;
    this.transferLife = transferLife;
    this.background = background;
  }

  @Override
  public Map<String, String> headers() {
    return headersWithin(() -> null);
  }

  @Override
  public Map<String, String> headersWithin(Supplier<@Nullable Duration> timeLeft) {
    AccessToken token = current;
    Instant now = clock.instant();
    if (token == null || !token.isValidAt(now)) {
      return headersOf(livingSuccessorOf(token, timeLeft));
    }
    if (token.isDueAt(now, margin) && !isPaused()) {
      renewInBackground(token);
    }
    return headersOf(token);
  }

  /** If the renewal fails, a token that is still valid is used. */
  @Override
  public Map<String, String> headersForTransfer(Supplier<@Nullable Duration> timeLeft) {
    AccessToken token = current;
    Instant now = clock.instant();
    if (token == null || !token.isValidAt(now) || token.isValidFor(transferLife, now)) {
      return headersWithin(timeLeft);
    }
    try {
      return headersOf(successorOf(token, timeLeft));
    } catch (RegistryException failure) {
      if (Thread.currentThread().isInterrupted() || !token.isValidAt(clock.instant())) {
        throw failure;
      }
      LOG.log(Level.DEBUG, () -> "token renewal failed, the old token stays in use: " + failure);
      return headersOf(token);
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
    return !headersOf(successorOf(token, timeLeft)).equals(rejected);
  }

  /** A token that another thread waited long for may be expired by now: the next one is fresh. */
  private AccessToken livingSuccessorOf(
      @Nullable AccessToken old, Supplier<@Nullable Duration> timeLeft) {
    AccessToken successor = successorOf(old, timeLeft);
    return successor.isValidAt(clock.instant()) ? successor : successorOf(successor, timeLeft);
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
          RegistryException failure = pause.failure();
          if (failure != null && isPaused()) {
            throw failure.copy();
          }
          AccessToken newest = newerOf(token, fetch(old, timeLeft));
          current = newest;
          return newest;
        });
  }

  private AccessToken fetch(@Nullable AccessToken old, Supplier<@Nullable Duration> timeLeft) {
    try {
      return source.fetchWithin(old, timeLeft);
    } catch (RegistryException failure) {
      if (!SingleFlight.isOwn(failure, timeLeft)) {
        pause(failure.copy());
      }
      throw failure;
    }
  }

  /**
   * A source may take tokens from a store of its own: a valid token is never replaced by an older
   * one.
   */
  private AccessToken newerOf(@Nullable AccessToken token, AccessToken fetched) {
    if (token == null
        || !fetched.issuedAt().isBefore(token.issuedAt())
        || !token.isValidAt(clock.instant())) {
      return fetched;
    }
    pause(null);
    return token;
  }

  /** Starts a renewal if none is under way; if it fails, the old token stays. */
  private void renewInBackground(AccessToken old) {
    if (!renewing.compareAndSet(false, true)) {
      return;
    }
    try {
      background.execute(() -> renew(old));
    } catch (RuntimeException | Error notStarted) {
      renewing.set(false);
      pause(null);
      LOG.log(Level.DEBUG, "the renewal of a token could not be started", notStarted);
    }
  }

  private void renew(AccessToken old) {
    try {
      successorOf(old, () -> null);
    } catch (RuntimeException | Error failure) {
      if (!isPaused()) {
        pause(null);
      }
      LOG.log(Level.DEBUG, () -> "token renewal failed, the old token stays in use: " + failure);
    } finally {
      renewing.set(false);
    }
  }

  /** A renewal is rare, and may take long: a thread of its own that ends with it. */
  private static void runInThread(Runnable renewal) {
    Thread thread = new Thread(null, renewal, "model-registry-token-renewal", 0, false);
    thread.setDaemon(true);
    thread.start();
  }

  private boolean isPaused() {
    return clock.instant().isBefore(pause.end());
  }

  private void pause(@Nullable RegistryException failure) {
    pause = new Pause(clock.instant().plus(PAUSE_AFTER_FAILURE), failure);
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
