package io.github.modelregistry.acme;

import io.github.modelregistry.acme.api.ApiClient;
import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.ClientBuilder;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.transport.OkHttpTransports;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client of Acme's model API. Thread-safe; create one and reuse it.
 *
 * <p>The methods of the API classes throw {@link io.github.modelregistry.error.RegistryException}
 * subclasses, and {@link IllegalStateException} once the client is closed.
 */
public final class AcmeClient extends ApiClient {

  /** The vendor's name in refs and settings. */
  public static final String VENDOR = "acme";

  private AcmeClient(ApiTransport transport) {
    super(transport);
  }

  /** Returns a builder; the URL and the API key are required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a view with other options. It shares everything with this client and closes nothing.
   */
  public AcmeClient withOptions(CallOptions options) {
    return new AcmeClient(transport().withOptions(options));
  }

  /** Returns this client as a registry named {@code acme}; closing it does nothing. */
  public ModelRegistry registry() {
    return new AcmeModelRegistry(VENDOR, this, () -> {});
  }

  /** Builds a client. Not thread-safe. */
  public static final class Builder extends ClientBuilder<Builder> {

    private @Nullable URI url;

    private Builder() {
      super(OkHttpTransports.standard());
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** Sets the base URL. */
    public Builder url(URI url) {
      this.url = Objects.requireNonNull(url, "url");
      return this;
    }

    /** Sets the API key, which is sent as a bearer token. */
    public Builder apiKey(Secret key) {
      return credentials(Credentials.bearer(key));
    }

    /**
     * Creates the client. Sends nothing.
     *
     * @throws ConfigurationException if the URL or the key is missing or invalid
     */
    public AcmeClient build() {
      Credentials credentials = chosenCredentials();
      if (url == null || credentials == null) {
        throw new ConfigurationException("An Acme client needs a URL and an API key");
      }
      TransportSpec spec =
          TransportSpec.builder(VENDOR, url)
              .credentials(credentials)
              .config(chosenConfig())
              .errorFormat(new AcmeErrorFormat())
              .build();
      return new AcmeClient(chosenTransport().create(spec));
    }
  }
}
