package io.github.modelregistry.client;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one view of a client does differently. Immutable; what is not set stays as it was.
 *
 * <pre>{@code
 * client.withOptions(CallOptions.builder().callTimeout(Duration.ofSeconds(5)).build())
 * }</pre>
 */
public final class CallOptions {

  private static final CallOptions NONE = builder().build();

  private final @Nullable Duration connectTimeout;
  private final @Nullable Duration readTimeout;
  private final @Nullable Duration attemptTimeout;
  private final @Nullable Duration callTimeout;
  private final @Nullable Integer maxAttempts;
  private final Headers headers;
  private final @Nullable CallListener listener;

  private CallOptions(Builder builder) {
    connectTimeout = builder.connectTimeout;
    readTimeout = builder.readTimeout;
    attemptTimeout = builder.attemptTimeout;
    callTimeout = builder.callTimeout;
    maxAttempts = builder.maxAttempts;
    headers = builder.headers.build();
    listener = builder.listener;
  }

  /** Returns options that change nothing. */
  public static CallOptions none() {
    return NONE;
  }

  /** Returns a builder in which nothing is set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how long setting up a connection may take, or null when not changed. */
  public @Nullable Duration connectTimeout() {
    return connectTimeout;
  }

  /** Returns how long the other side may be silent, or null when not changed. */
  public @Nullable Duration readTimeout() {
    return readTimeout;
  }

  /** Returns how long one attempt may take, or null when not changed. */
  public @Nullable Duration attemptTimeout() {
    return attemptTimeout;
  }

  /** Returns how long a call may take, file transfers included, or null when not changed. */
  public @Nullable Duration callTimeout() {
    return callTimeout;
  }

  /** Returns how many requests a call sends at most, or null when not changed. */
  public @Nullable Integer maxAttempts() {
    return maxAttempts;
  }

  /** Returns header fields sent with every call. */
  public Headers headers() {
    return headers;
  }

  /** Returns the listener of calls in addition to the client's own, or null. */
  public @Nullable CallListener listener() {
    return listener;
  }

  /** Returns a configuration with these options in it; headers are not part of one. */
  public ClientConfig applyTo(ClientConfig config) {
    ClientConfig.Builder changed = config.toBuilder();
    if (connectTimeout != null) {
      changed.connectTimeout(connectTimeout);
    }
    if (readTimeout != null) {
      changed.readTimeout(readTimeout);
    }
    if (attemptTimeout != null) {
      changed.attemptTimeout(attemptTimeout);
    }
    if (callTimeout != null) {
      changed.callTimeout(callTimeout).transferTimeout(callTimeout);
    }
    if (maxAttempts != null) {
      changed.retry(config.retry().toBuilder().maxAttempts(maxAttempts).build());
    }
    if (listener != null) {
      changed.addListener(listener);
    }
    return changed.build();
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {

    private @Nullable Duration connectTimeout;
    private @Nullable Duration readTimeout;
    private @Nullable Duration attemptTimeout;
    private @Nullable Duration callTimeout;
    private @Nullable Integer maxAttempts;
    private final Headers.Builder headers = Headers.builder();
    private @Nullable CallListener listener;

    private Builder() {}

    /** Sets how long setting up a connection may take; zero means no limit. */
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = ClientConfig.timeout(connectTimeout, "connectTimeout");
      return this;
    }

    /** Sets how long the other side may be silent; zero means no limit. */
    public Builder readTimeout(Duration readTimeout) {
      this.readTimeout = ClientConfig.timeout(readTimeout, "readTimeout");
      return this;
    }

    /** Sets how long one attempt may take; zero means no limit. */
    public Builder attemptTimeout(Duration attemptTimeout) {
      this.attemptTimeout = ClientConfig.timeout(attemptTimeout, "attemptTimeout");
      return this;
    }

    /** Sets how long a call may take, file transfers included; zero means no limit. */
    public Builder callTimeout(Duration callTimeout) {
      this.callTimeout = ClientConfig.timeout(callTimeout, "callTimeout");
      return this;
    }

    /** Sets how many requests a call sends at most, the first included; 1 repeats nothing. */
    public Builder maxAttempts(int maxAttempts) {
      if (maxAttempts < 1) {
        throw new IllegalArgumentException("maxAttempts must be at least 1: " + maxAttempts);
      }
      this.maxAttempts = maxAttempts;
      return this;
    }

    /**
     * Adds a header field to every call, in place of the operation's own of that name; credentials
     * cannot be replaced this way.
     *
     * @throws io.github.modelregistry.error.InvalidRequestException when it is not allowed in an
     *     HTTP header
     */
    public Builder header(String name, String value) {
      headers.set(name, value);
      return this;
    }

    /** Sets the listener of calls in addition to the client's own. */
    public Builder listener(CallListener listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /** Returns the options. */
    public CallOptions build() {
      return new CallOptions(this);
    }
  }
}
