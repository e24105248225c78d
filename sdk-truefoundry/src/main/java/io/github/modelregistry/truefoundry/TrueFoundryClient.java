package io.github.modelregistry.truefoundry;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.ClientBuilder;
import io.github.modelregistry.runtime.TransportFactory;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.transport.OkHttpTransports;
import io.github.modelregistry.truefoundry.api.ApiClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client of TrueFoundry's model registry API. Thread-safe; create one and reuse it.
 *
 * <pre>{@code
 * try (TrueFoundryClient client =
 *     TrueFoundryClient.builder().host("https://app.example.com").apiKey(key).build()) {
 *   client.models().listModels(q -> q.name("churn")).data().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Every method of the API classes throws {@link io.github.modelregistry.error.RegistryException}
 * subclasses, and {@link IllegalStateException} once the client is closed.
 */
public final class TrueFoundryClient extends ApiClient {

  /** The vendor's name in refs and settings. */
  public static final String VENDOR = "truefoundry";

  private TrueFoundryClient(ApiTransport transport) {
    super(transport);
  }

  /** Returns a builder; host and API key are required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a view of this client whose calls have other options. It shares connections and
   * credentials with this client; closing it does nothing.
   */
  public TrueFoundryClient withOptions(CallOptions options) {
    return new TrueFoundryClient(transport().withOptions(options));
  }

  /** Returns this client as a registry named {@code truefoundry}; closing it does nothing. */
  public ModelRegistry registry() {
    return new TrueFoundryModelRegistry(VENDOR, this, () -> {});
  }

  /** Returns the uploads and downloads of the files of versions, with this view's options. */
  public VersionFiles files() {
    return files(PartSizes.USUAL);
  }

  VersionFiles files(PartSizes sizes) {
    return new VersionFiles(this, transport().signedUrls(), sizes);
  }

  /** Builds a client. Not thread-safe. */
  public static final class Builder extends ClientBuilder<Builder> {

    private static final String HOST = "The TrueFoundry host (TFY_HOST)";
    private static final String API_KEY = "The TrueFoundry API key (TFY_API_KEY)";

    private @Nullable URI host;
    private TrueFoundryService service = TrueFoundryService.ML;

    private Builder() {
      super(OkHttpTransports.standard());
    }

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * Sets the URL of the control plane, such as {@code https://app.example.com}; a prefix is kept.
     */
    public Builder host(URI controlPlane) {
      this.host = ConfigurationException.requireNonNull(controlPlane, HOST);
      return this;
    }

    /**
     * Sets the URL of the control plane; see {@link #host(URI)}.
     *
     * @throws ConfigurationException if the text is not a URL
     */
    public Builder host(String controlPlane) {
      return host(parsedUrl(HOST, controlPlane));
    }

    /**
     * Sets the API key: a personal access token or a virtual account's token, as a {@link Secret}
     * or as where it is read from before each call.
     */
    public Builder apiKey(SecretSource key) {
      return credentials(Credentials.bearer(ConfigurationException.requireNonNull(key, API_KEY)));
    }

    /** Sets the API key; see {@link #apiKey(SecretSource)}. */
    public Builder apiKey(String key) {
      return apiKey(Secret.of(key, API_KEY));
    }

    /**
     * Sets the generation of the API to call; {@link TrueFoundryService#ML} by default. ML repos
     * are created and changed in the svc generation by both, as the vendor's clients do.
     */
    public Builder service(TrueFoundryService service) {
      this.service =
          ConfigurationException.requireNonNull(service, "The TrueFoundry service (TFY_SERVICE)");
      return this;
    }

    /**
     * Creates the client. Nothing is sent yet.
     *
     * @throws ConfigurationException if the host or the key is missing or invalid
     */
    public TrueFoundryClient build() {
      Credentials credentials = chosenCredentials();
      if (host == null || credentials == null) {
        List<String> missing = new ArrayList<>();
        if (host == null) {
          missing.add("A TrueFoundry client needs a host (TFY_HOST)");
        }
        if (credentials == null) {
          missing.add("A TrueFoundry client needs an API key (TFY_API_KEY)");
        }
        throw new ConfigurationException(missing);
      }
      String plane = host.toString().replaceFirst("/+$", "");
      TransportSpec spec = spec(plane, service, credentials);
      ApiTransport transport = chosenTransport().create(spec);
      return new TrueFoundryClient(
          service == TrueFoundryService.SVC
              ? transport
              : GenerationTransport.of(transport, svc(plane, credentials)));
    }

    /** What the builder is set to later has no effect on a client that exists. */
    private Supplier<ApiTransport> svc(String plane, Credentials credentials) {
      TransportFactory transports = chosenTransport();
      TransportSpec spec = spec(plane, TrueFoundryService.SVC, credentials);
      return () -> transports.create(spec);
    }

    private TransportSpec spec(String plane, TrueFoundryService service, Credentials credentials) {
      return TransportSpec.builder(VENDOR, URI.create(plane + service.path()))
          .credentials(credentials)
          .config(chosenConfig())
          .errorFormat(new TrueFoundryErrorFormat())
          .build();
    }
  }
}
