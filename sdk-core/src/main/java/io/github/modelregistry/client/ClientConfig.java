package io.github.modelregistry.client;

import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.retry.RetrySettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a client that is the same for all vendors. Immutable.
 *
 * <pre>{@code
 * ClientConfig config = ClientConfig.builder().callTimeout(Duration.ofSeconds(30)).build();
 * }</pre>
 *
 * <p>Timeouts are between a millisecond and 24 days; {@link Duration#ZERO} means no limit.
 */
public final class ClientConfig {

  /** The default of {@link #connectTimeout()}: 10 s. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** The default of {@link #readTimeout()}: 60 s. */
  public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(60);

  /** The default of {@link #attemptTimeout()}: 2 minutes. */
  public static final Duration DEFAULT_ATTEMPT_TIMEOUT = Duration.ofMinutes(2);

  /** The default of {@link #callTimeout()}: 5 minutes. */
  public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofMinutes(5);

  /** The default of {@link #transferTimeout()}: no limit. */
  public static final Duration DEFAULT_TRANSFER_TIMEOUT = Duration.ZERO;

  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(24);

  private static final ClientConfig DEFAULTS = builder().build();

  private final Values values;

  private ClientConfig(Values values) {
    this.values = values;
  }

  /** Returns the configuration in which nothing was changed. */
  public static ClientConfig defaults() {
    return DEFAULTS;
  }

  /** Returns a builder that starts with the defaults. */
  public static Builder builder() {
    return new Builder(new Values());
  }

  /** Returns a builder that starts with this configuration. */
  public Builder toBuilder() {
    return new Builder(values.copy());
  }

  /** Returns how long setting up a connection may take, TLS included. */
  public Duration connectTimeout() {
    return values.connectTimeout;
  }

  /** Returns how long the other side may be silent while bytes are awaited or sent. */
  public Duration readTimeout() {
    return values.readTimeout;
  }

  /** Returns how long one attempt may take, from connecting to the decoded response. */
  public Duration attemptTimeout() {
    return values.attemptTimeout;
  }

  /** Returns how long a call may take, all attempts and waits included. */
  public Duration callTimeout() {
    return values.callTimeout;
  }

  /**
   * Returns how long a call may take that carries a file or stream; it stands in for the limits of
   * attempt and call, which a large file would overrun.
   */
  public Duration transferTimeout() {
    return values.transferTimeout;
  }

  /** Returns how failed requests are repeated. */
  public RetrySettings retry() {
    return values.retry;
  }

  /** Returns how much of a response is taken in. */
  public Limits limits() {
    return values.limits;
  }

  /** Returns whom to trust on https, and the client certificate. */
  public TlsSettings tls() {
    return values.tls;
  }

  /** Returns the proxies, which are never used for this machine. */
  public ProxySettings proxy() {
    return values.proxy;
  }

  /** Returns what runs the attempts of asynchronous calls, or null for the client's own threads. */
  public @Nullable Executor asyncExecutor() {
    return values.asyncExecutor;
  }

  /** Returns the call listeners. */
  public List<CallListener> listeners() {
    return values.listeners;
  }

  /** Returns the drift listener, or null. */
  public @Nullable DriftListener driftListener() {
    return values.driftListener;
  }

  /** Returns what follows the SDK's own name in the user agent; may be empty. */
  public String userAgentSuffix() {
    return values.userAgentSuffix;
  }

  /** Returns whether credentials may go over plain http to hosts other than this machine. */
  public boolean allowsCredentialsOverPlainHttp() {
    return values.allowCredentialsOverPlainHttp;
  }

  /**
   * Returns whether settings describe the client, whose names messages then mention instead of the
   * methods of Java.
   */
  public boolean namesSettings() {
    return values.namesSettings;
  }

  /** Returns the clock for deadlines, dates of servers and token lifetimes. */
  public Clock clock() {
    return values.clock;
  }

  /**
   * Returns nanoseconds since some moment, to measure time with.
   *
   * <p>The system's clock can be set meanwhile, so its steady counter is read; any other clock is a
   * test's and is followed itself.
   */
  public long nanoTime() {
    return values.clock.equals(Clock.system(values.clock.getZone()))
        ? System.nanoTime()
        : values.clock.millis() * 1_000_000L;
  }

  /** Returns what waits between attempts. */
  public Delayer delayer() {
    return values.delayer;
  }

  /** Collects the configuration. Not thread-safe. */
  public static final class Builder {

    private final Values values;

    private Builder(Values values) {
      this.values = values;
    }

    /** Sets how long setting up a connection may take, TLS included. */
    public Builder connectTimeout(Duration connectTimeout) {
      values.connectTimeout = timeout(connectTimeout, "connectTimeout");
      return this;
    }

    /** Sets how long the other side may be silent while bytes are awaited or sent. */
    public Builder readTimeout(Duration readTimeout) {
      values.readTimeout = timeout(readTimeout, "readTimeout");
      return this;
    }

    /** Sets how long one attempt may take, from connecting to the decoded response. */
    public Builder attemptTimeout(Duration attemptTimeout) {
      values.attemptTimeout = timeout(attemptTimeout, "attemptTimeout");
      return this;
    }

    /** Sets how long a call may take, all attempts and waits included. */
    public Builder callTimeout(Duration callTimeout) {
      values.callTimeout = timeout(callTimeout, "callTimeout");
      return this;
    }

    /** Sets how long a call may take that carries a file or stream. */
    public Builder transferTimeout(Duration transferTimeout) {
      values.transferTimeout = timeout(transferTimeout, "transferTimeout");
      return this;
    }

    /** Sets how failed requests are repeated. */
    public Builder retry(RetrySettings retry) {
      values.retry = required(retry, "retry");
      return this;
    }

    /** Sets how much of a response is taken in. */
    public Builder limits(Limits limits) {
      values.limits = required(limits, "limits");
      return this;
    }

    /** Sets whom to trust on https, and the client certificate. */
    public Builder tls(TlsSettings tls) {
      values.tls = required(tls, "tls");
      return this;
    }

    /** Sets the proxies; by default those of the platform, {@link ProxySettings#platform()}. */
    public Builder proxy(ProxySettings proxy) {
      values.proxy = required(proxy, "proxy");
      return this;
    }

    /**
     * Sets what runs the attempts of asynchronous calls; a call that waits for its next attempt
     * occupies no thread. Null means the client's own daemon threads, at most 64.
     *
     * <p>The executor stays its owner's: closing the client does not shut it down. A call that it
     * rejects fails; one that it never runs ends at its deadline or with the client. Functions
     * given to {@code thenApply} and its like run on other threads of the client's.
     */
    public Builder asyncExecutor(@Nullable Executor asyncExecutor) {
      values.asyncExecutor = asyncExecutor;
      return this;
    }

    /** Adds a call listener. */
    public Builder addListener(CallListener listener) {
      List<CallListener> all = new ArrayList<>(values.listeners);
      all.add(required(listener, "listener"));
      values.listeners = List.copyOf(all);
      return this;
    }

    /** Sets the drift listener. */
    public Builder driftListener(@Nullable DriftListener driftListener) {
      values.driftListener = driftListener;
      return this;
    }

    /**
     * Sets what follows the SDK's own name in the user agent, such as {@code my-service/1.2}.
     *
     * @throws io.github.modelregistry.error.InvalidRequestException when it is not allowed in an
     *     HTTP header
     */
    public Builder userAgentSuffix(String userAgentSuffix) {
      Headers.builder().add("User-Agent", userAgentSuffix);
      values.userAgentSuffix = userAgentSuffix.strip();
      return this;
    }

    /**
     * Allows credentials over plain http to hosts other than this machine, where anyone on the
     * network path can read them. False by default.
     */
    public Builder allowCredentialsOverPlainHttp(boolean allow) {
      values.allowCredentialsOverPlainHttp = allow;
      return this;
    }

    /** Makes messages name settings instead of the methods of Java; for drivers. */
    public Builder namesSettings(boolean names) {
      values.namesSettings = names;
      return this;
    }

    /** Sets the clock; for tests. */
    public Builder clock(Clock clock) {
      values.clock = required(clock, "clock");
      return this;
    }

    /** Sets what waits between attempts; for tests. */
    public Builder delayer(Delayer delayer) {
      values.delayer = required(delayer, "delayer");
      return this;
    }

    /** Returns the configuration. */
    public ClientConfig build() {
      return new ClientConfig(values.copy());
    }
  }

  /** The values themselves: those of a configuration do not change, those of a builder do. */
  private static final class Values implements Cloneable {

    private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
    private Duration readTimeout = DEFAULT_READ_TIMEOUT;
    private Duration attemptTimeout = DEFAULT_ATTEMPT_TIMEOUT;
    private Duration callTimeout = DEFAULT_CALL_TIMEOUT;
    private Duration transferTimeout = DEFAULT_TRANSFER_TIMEOUT;
    private RetrySettings retry = RetrySettings.defaults();
    private Limits limits = Limits.defaults();
    private TlsSettings tls = TlsSettings.platform();
    private ProxySettings proxy = ProxySettings.platform();
    private @Nullable Executor asyncExecutor;
    private List<CallListener> listeners = List.of();
    private @Nullable DriftListener driftListener;
    private String userAgentSuffix = "";
    private boolean allowCredentialsOverPlainHttp;
    private boolean namesSettings;
    private Clock clock = Clock.systemUTC();
    private Delayer delayer = Delayer.system();

    private Values copy() {
      try {
        return (Values) clone();
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static <T> T required(@Nullable T value, String name) {
    return ConfigurationException.requireNonNull(value, name + " of ClientConfig");
  }

  private static Duration timeout(Duration value, String name) {
    if (required(value, name).compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          name + " must be at most 24 days, or zero for no limit: " + value);
    }
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative: " + value);
    }
    return value;
  }
}
