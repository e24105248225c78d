package io.github.modelregistry.client;

import io.github.modelregistry.retry.RetrySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one view of a client does differently. Immutable; what is not set stays as it was.
 *
 * <pre>{@code
 * client.withOptions(CallOptions.builder().callTimeout(Duration.ofSeconds(5)).build())
 * }</pre>
 */
public final class CallOptions {

  private static final CallOptions NONE = builder().build();

  private final List<Consumer<ClientConfig.Builder>> changes;
  private final Headers headers;

  private CallOptions(Builder builder) {
    changes = List.copyOf(builder.changes);
    headers = builder.headers.build();
  }

  /** Returns options that change nothing. */
  public static CallOptions none() {
    return NONE;
  }

  /** Returns a builder in which nothing is set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns header fields sent with every call. */
  public Headers headers() {
    return headers;
  }

  /** Returns a configuration with these options in it; headers are not part of one. */
  public ClientConfig applyTo(ClientConfig config) {
    if (changes.isEmpty()) {
      return config;
    }
    ClientConfig.Builder changed = config.toBuilder();
    changes.forEach(change -> change.accept(changed));
    return changed.build();
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {

    private final List<Consumer<ClientConfig.Builder>> changes = new ArrayList<>();
    private final Headers.Builder headers = Headers.builder();

    private Builder() {}

    /** Sets how long setting up a connection may take; zero means no limit. */
    public Builder connectTimeout(Duration connectTimeout) {
      return change(config -> config.connectTimeout(connectTimeout));
    }

    /** Sets how long the other side may be silent; zero means no limit. */
    public Builder readTimeout(Duration readTimeout) {
      return change(config -> config.readTimeout(readTimeout));
    }

    /** Sets how long one attempt may take; zero means no limit. */
    public Builder attemptTimeout(Duration attemptTimeout) {
      return change(config -> config.attemptTimeout(attemptTimeout));
    }

    /** Sets how long a call may take, file transfers included; zero means no limit. */
    public Builder callTimeout(Duration callTimeout) {
      return change(config -> config.callTimeout(callTimeout).transferTimeout(callTimeout));
    }

    /** Sets how many requests a call sends at most, the first included; 1 repeats nothing. */
    public Builder maxAttempts(int maxAttempts) {
      return change(
          config -> {
            RetrySettings retry = config.build().retry();
            config.retry(retry.toBuilder().maxAttempts(maxAttempts).build());
          });
    }

    /**
     * Adds a header field to every call, in place of the operation's own of that name; credentials
     * cannot be replaced this way. Responses are requested with gzip and decompressed; an {@code
     * Accept-Encoding} of {@code identity} requests them without, any other is not sent.
     *
     * @throws io.github.modelregistry.error.InvalidRequestException when it is not allowed in an
     *     HTTP header, or is one that the client sets itself, such as {@code Content-Length}
     */
    public Builder header(String name, String value) {
      headers.set(name, value);
      return this;
    }

    /** Sets the listener of calls in addition to the client's own. */
    public Builder listener(CallListener listener) {
      return change(config -> config.addListener(listener));
    }

    /** Adds a change, after trying it: a wrong value is refused at once. */
    private Builder change(Consumer<ClientConfig.Builder> change) {
      change.accept(ClientConfig.builder());
      changes.add(change);
      return this;
    }

    /** Returns the options. */
    public CallOptions build() {
      return new CallOptions(this);
    }
  }
}
