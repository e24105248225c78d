package io.github.modelregistry.runtime;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.error.ConfigurationException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every vendor's client is built from: the credentials, the configuration, and the transport
 * of the calls. Not thread-safe.
 *
 * @param <B> the vendor's builder, which each setter returns
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> {

  private @Nullable Credentials credentials;
  private ClientConfig config = ClientConfig.defaults();
  private TransportFactory transport;

  /**
   * Starts with defaults.
   *
   * @param standard what carries the calls unless {@link #transport} is called
   */
  protected ClientBuilder(TransportFactory standard) {
    this.transport = Objects.requireNonNull(standard, "standard");
  }

  /** Sets the credentials, instead of a fixed token or key. */
  public final B credentials(Credentials credentials) {
    this.credentials = ConfigurationException.requireNonNull(credentials, "The credentials");
    return self();
  }

  /** Sets timeouts, retries, hooks and the like. */
  public final B config(ClientConfig config) {
    this.config = ConfigurationException.requireNonNull(config, "The client configuration");
    return self();
  }

  /** Sets what carries the calls, such as one on an {@code OkHttpClient} of the user's. */
  public final B transport(TransportFactory transport) {
    this.transport = ConfigurationException.requireNonNull(transport, "The transport");
    return self();
  }

  /** Returns this builder. */
  protected abstract B self();

  /** Returns the credentials; null if not set. */
  protected final @Nullable Credentials chosenCredentials() {
    return credentials;
  }

  /** Returns the chosen configuration. */
  protected final ClientConfig chosenConfig() {
    return config;
  }

  /** Returns what carries the calls. */
  protected final TransportFactory chosenTransport() {
    return transport;
  }

  /**
   * Reads the address of a server.
   *
   * @param what what messages call it, such as {@code The URL of Wallaroo (WALLAROO_URL)}
   * @throws ConfigurationException if the text is null or no URL; the text is not in the message,
   *     because it may contain a password
   */
  protected static URI parsedUrl(String what, String text) {
    return ServerAddress.parse(ConfigurationException.requireNonNull(text, what), what).uri();
  }
}
