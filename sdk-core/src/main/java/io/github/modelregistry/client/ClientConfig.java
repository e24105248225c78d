package io.github.modelregistry.client;

import io.github.modelregistry.retry.RetrySettings;
import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final Duration attemptTimeout;
  private final Duration callTimeout;
  private final Duration transferTimeout;
  private final RetrySettings retry;
  private final Limits limits;
  private final TlsSettings tls;
  private final @Nullable Proxy proxy;
  private final @Nullable Executor asyncExecutor;
  private final List<CallListener> listeners;
  private final @Nullable DriftListener driftListener;
  private final String userAgentSuffix;
  private final boolean allowCredentialsOverPlainHttp;
  private final Clock clock;
  private final Delayer delayer;

  private ClientConfig(Builder builder) {
    connectTimeout = builder.connectTimeout;
    readTimeout = builder.readTimeout;
    attemptTimeout = builder.attemptTimeout;
    callTimeout = builder.callTimeout;
    transferTimeout = builder.transferTimeout;
    retry = builder.retry;
    limits = builder.limits;
    tls = builder.tls;
    proxy = builder.proxy;
    asyncExecutor = builder.asyncExecutor;
    listeners = List.copyOf(builder.listeners);
    driftListener = builder.driftListener;
    userAgentSuffix = builder.userAgentSuffix;
    allowCredentialsOverPlainHttp = builder.allowCredentialsOverPlainHttp;
    clock = builder.clock;
    delayer = builder.delayer;
  }

  /** Returns the configuration in which nothing was changed. */
  public static ClientConfig defaults() {
    return DEFAULTS;
  }

  /** Returns a builder that starts with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts with this configuration. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Returns how long setting up a connection may take, TLS included. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** Returns how long the other side may be silent while bytes are awaited or sent. */
  public Duration readTimeout() {
    return readTimeout;
  }

  /** Returns how long one attempt may take, from connecting to the decoded response. */
  public Duration attemptTimeout() {
    return attemptTimeout;
  }

  /** Returns how long a call may take, all attempts and waits included. */
  public Duration callTimeout() {
    return callTimeout;
  }

  /**
   * Returns how long a call may take that carries a file or stream; it stands in for the limits of
   * attempt and call, which a large file would overrun.
   */
  public Duration transferTimeout() {
    return transferTimeout;
  }

  /** Returns how failed requests are repeated. */
  public RetrySettings retry() {
    return retry;
  }

  /** Returns how much of a response is taken in. */
  public Limits limits() {
    return limits;
  }

  /** Returns whom to trust on https, and the client certificate. */
  public TlsSettings tls() {
    return tls;
  }

  /** Returns the proxy, or null to follow the platform's settings; never used for this machine. */
  public @Nullable Proxy proxy() {
    return proxy;
  }

  /** Returns what runs the attempts of asynchronous calls, or null for the client's own threads. */
  public @Nullable Executor asyncExecutor() {
    return asyncExecutor;
  }

  /** Returns the call listeners. */
  public List<CallListener> listeners() {
    return listeners;
  }

  /** Returns the drift listener, or null. */
  public @Nullable DriftListener driftListener() {
    return driftListener;
  }

  /** Returns what follows the SDK's own name in the user agent; may be empty. */
  public String userAgentSuffix() {
    return userAgentSuffix;
  }

  /** Returns whether credentials may go over plain http to hosts other than this machine. */
  public boolean allowsCredentialsOverPlainHttp() {
    return allowCredentialsOverPlainHttp;
  }

  /** Returns the clock for deadlines, dates of servers and token lifetimes. */
  public Clock clock() {
    return clock;
  }

  /** Returns what waits between attempts. */
  public Delayer delayer() {
    return delayer;
  }

  /** Collects the configuration. Not thread-safe. */
  public static final class Builder {

    private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
    private Duration readTimeout = DEFAULT_READ_TIMEOUT;
    private Duration attemptTimeout = DEFAULT_ATTEMPT_TIMEOUT;
    private Duration callTimeout = DEFAULT_CALL_TIMEOUT;
    private Duration transferTimeout = DEFAULT_TRANSFER_TIMEOUT;
    private RetrySettings retry = RetrySettings.defaults();
    private Limits limits = Limits.defaults();
    private TlsSettings tls = TlsSettings.platform();
    private @Nullable Proxy proxy;
    private @Nullable Executor asyncExecutor;
    private final List<CallListener> listeners = new ArrayList<>();
    private @Nullable DriftListener driftListener;
    private String userAgentSuffix = "";
    private boolean allowCredentialsOverPlainHttp;
    private Clock clock = Clock.systemUTC();
    private Delayer delayer = Delayer.system();

    private Builder() {}

    private Builder(ClientConfig config) {
      connectTimeout = config.connectTimeout;
      readTimeout = config.readTimeout;
      attemptTimeout = config.attemptTimeout;
      callTimeout = config.callTimeout;
      transferTimeout = config.transferTimeout;
      retry = config.retry;
      limits = config.limits;
      tls = config.tls;
      proxy = config.proxy;
      asyncExecutor = config.asyncExecutor;
      listeners.addAll(config.listeners);
      driftListener = config.driftListener;
      userAgentSuffix = config.userAgentSuffix;
      allowCredentialsOverPlainHttp = config.allowCredentialsOverPlainHttp;
      clock = config.clock;
      delayer = config.delayer;
    }

    /** Sets how long setting up a connection may take, TLS included. */
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = timeout(connectTimeout, "connectTimeout");
      return this;
    }

    /** Sets how long the other side may be silent while bytes are awaited or sent. */
    public Builder readTimeout(Duration readTimeout) {
      this.readTimeout = timeout(readTimeout, "readTimeout");
      return this;
    }

    /** Sets how long one attempt may take, from connecting to the decoded response. */
    public Builder attemptTimeout(Duration attemptTimeout) {
      this.attemptTimeout = timeout(attemptTimeout, "attemptTimeout");
      return this;
    }

    /** Sets how long a call may take, all attempts and waits included. */
    public Builder callTimeout(Duration callTimeout) {
      this.callTimeout = timeout(callTimeout, "callTimeout");
      return this;
    }

    /** Sets how long a call may take that carries a file or stream. */
    public Builder transferTimeout(Duration transferTimeout) {
      this.transferTimeout = timeout(transferTimeout, "transferTimeout");
      return this;
    }

    /** Sets how failed requests are repeated. */
    public Builder retry(RetrySettings retry) {
      this.retry = Objects.requireNonNull(retry, "retry");
      return this;
    }

    /** Sets how much of a response is taken in. */
    public Builder limits(Limits limits) {
      this.limits = Objects.requireNonNull(limits, "limits");
      return this;
    }

    /** Sets whom to trust on https, and the client certificate. */
    public Builder tls(TlsSettings tls) {
      this.tls = Objects.requireNonNull(tls, "tls");
      return this;
    }

    /** Sets the proxy; null follows the platform's settings, {@link Proxy#NO_PROXY} uses none. */
    public Builder proxy(@Nullable Proxy proxy) {
      this.proxy = proxy;
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
      this.asyncExecutor = asyncExecutor;
      return this;
    }

    /** Adds a call listener. */
    public Builder addListener(CallListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /** Sets the drift listener. */
    public Builder driftListener(@Nullable DriftListener driftListener) {
      this.driftListener = driftListener;
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
      this.userAgentSuffix = userAgentSuffix.strip();
      return this;
    }

    /**
     * Allows credentials over plain http to hosts other than this machine, where anyone on the
     * network path can read them. False by default.
     */
    public Builder allowCredentialsOverPlainHttp(boolean allow) {
      this.allowCredentialsOverPlainHttp = allow;
      return this;
    }

    /** Sets the clock; for tests. */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /** Sets what waits between attempts; for tests. */
    public Builder delayer(Delayer delayer) {
      this.delayer = Objects.requireNonNull(delayer, "delayer");
      return this;
    }

    /** Returns the configuration. */
    public ClientConfig build() {
      return new ClientConfig(this);
    }
  }

  /** Refuses what cannot be a timeout. */
  static Duration timeout(Duration value, String name) {
    if (value.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          name + " must be at most 24 days, or zero for no limit: " + value);
    }
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative: " + value);
    }
    return value;
  }
}
