package io.github.modelregistry.runtime;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.client.ServerAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a transport must know to carry the calls of one client. Immutable. */
public final class TransportSpec {

  private final String vendor;
  private final ServerAddress address;
  private final Credentials credentials;
  private final ClientConfig config;
  private final ErrorFormat errorFormat;
  private final Headers headers;
  private final @Nullable PortFinder portFinder;
  private final Runnable onClose;

  /** Finds the port of a server that takes another one each time it starts. */
  @FunctionalInterface
  public interface PortFinder {
    /**
     * Returns the port. Called by the first call, and by calls after a refused connection; by one
     * thread at a time, for which the others wait.
     *
     * @param timeLeft returns the time that the call has left, or null if it has no limit
     * @throws io.github.modelregistry.error.RegistryException if the server is not found
     */
    int find(Supplier<@Nullable Duration> timeLeft);
  }

  private TransportSpec(Builder builder) {
    vendor = builder.vendor;
    address = builder.address;
    credentials = builder.credentials;
    config = builder.config;
    errorFormat = builder.errorFormat;
    headers = builder.headers;
    portFinder = builder.portFinder;
    onClose = builder.onClose;
  }

  /**
   * Returns a builder for the transport of one client.
   *
   * @param vendor the vendor's short name, such as {@code wallaroo}
   * @param baseUrl the URL that every path is appended to; a path prefix is kept, trailing slashes
   *     are removed
   * @throws io.github.modelregistry.error.ConfigurationException if the URL is not one of http or
   *     https, or has a user, query, fragment or dot segment
   */
  public static Builder builder(String vendor, URI baseUrl) {
    return new Builder(vendor, baseUrl);
  }

  /** Returns the vendor's short name. */
  public String vendor() {
    return vendor;
  }

  /** Returns the URL that every path is appended to, without a slash at its end. */
  public URI baseUrl() {
    return address.uri();
  }

  /** Returns the same URL in its parts. */
  public ServerAddress address() {
    return address;
  }

  /** Returns the credentials. */
  public Credentials credentials() {
    return credentials;
  }

  /** Returns the client's configuration. */
  public ClientConfig config() {
    return config;
  }

  /** Returns the parser of the vendor's error responses. */
  public ErrorFormat errorFormat() {
    return errorFormat;
  }

  /** Returns what finds the port of the server, or null if it is the one of the address. */
  public @Nullable PortFinder portFinder() {
    return portFinder;
  }

  /** Returns the header fields that go with every call. */
  public Headers headers() {
    return headers;
  }

  /** Returns what is done when the transport is closed, after that. */
  public Runnable onClose() {
    return onClose;
  }

  /** Collects a specification. Not thread-safe. */
  public static final class Builder {

    private final String vendor;
    private final ServerAddress address;
    private Credentials credentials = Credentials.none();
    private ClientConfig config = ClientConfig.defaults();
    private ErrorFormat errorFormat = ErrorFormat.statusOnly();
    private Headers headers = Headers.empty();
    private @Nullable PortFinder portFinder;
    private Runnable onClose = () -> {};

    private Builder(String vendor, URI baseUrl) {
      this.vendor = Objects.requireNonNull(vendor, "vendor");
      this.address = ServerAddress.parse(baseUrl.toString(), "The base URL of " + vendor);
    }

    /** Sets the credentials; none by default. */
    public Builder credentials(Credentials credentials) {
      this.credentials = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /** Sets the client's configuration. */
    public Builder config(ClientConfig config) {
      this.config = Objects.requireNonNull(config, "config");
      return this;
    }

    /** Sets the parser of the vendor's error responses; by default only the status counts. */
    public Builder errorFormat(ErrorFormat errorFormat) {
      this.errorFormat = Objects.requireNonNull(errorFormat, "errorFormat");
      return this;
    }

    /** Sets header fields that go with every call and are no secret, such as a tenant's name. */
    public Builder headers(Headers headers) {
      this.headers = Objects.requireNonNull(headers, "headers");
      return this;
    }

    /** Sets what finds the port of the server, in place of that of the base URL. */
    public Builder portFinder(PortFinder portFinder) {
      this.portFinder = Objects.requireNonNull(portFinder, "portFinder");
      return this;
    }

    /**
     * Sets what is done each time the transport is closed, such as to close what the credentials
     * use; nothing by default. Must be idempotent.
     */
    public Builder onClose(Runnable action) {
      this.onClose = Objects.requireNonNull(action, "action");
      return this;
    }

    /** Returns the specification. */
    public TransportSpec build() {
      return new TransportSpec(this);
    }
  }
}
