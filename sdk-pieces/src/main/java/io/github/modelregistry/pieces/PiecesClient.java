package io.github.modelregistry.pieces;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.pieces.api.ApiClient;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.ModelDownloadProgress;
import io.github.modelregistry.pieces.model.SeededTrackedApplication;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.ClientBuilder;
import io.github.modelregistry.runtime.TransportFactory;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.transport.OkHttpTransports;
import java.net.URI;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client of the models of Pieces OS, a server on the user's own machine. Thread-safe; make one
 * and keep it.
 *
 * <pre>{@code
 * try (PiecesClient client = PiecesClient.builder().discover().build()) {
 *   client.models().listModels().models().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Every method of the API classes throws {@link io.github.modelregistry.error.RegistryException}
 * subclasses, and {@link IllegalStateException} once the client is closed. Loading a model may take
 * ten minutes, where the client's configuration and options say nothing else.
 */
public final class PiecesClient extends ApiClient {

  /** The vendor's name in refs and settings. */
  public static final String VENDOR = "pieces";

  private static final String APPLICATION_ID = "X-Application-ID";

  private final Supplier<URI> address;
  private final ClientConfig config;

  private PiecesClient(ApiTransport transport, Supplier<URI> address, ClientConfig config) {
    super(transport);
    this.address = address;
    this.config = config;
  }

  /** Starts to describe a client; a URL is needed, or the wish to have the server looked for. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts to download a model to the machine of the server, and returns how it gets on.
   *
   * @param modelId the model's id
   */
  public DownloadWatch download(String modelId) {
    models().downloadModel(modelId);
    return watchDownload(modelId);
  }

  /** Returns how the download of a model gets on that was or will be started by somebody else. */
  public DownloadWatch watchDownload(String modelId) {
    DownloadSource source = new Calls(modelId);
    return new DownloadWatch(new DownloadObserver(source, config));
  }

  /**
   * Introduces a program to the server, and returns a view whose calls carry the id that it got.
   * Reading works without; a program introduced a second time gets the same id.
   *
   * @param program which program it is; one that the vendor does not know by name is {@link
   *     io.github.modelregistry.pieces.model.ApplicationName#OPEN_SOURCE}
   */
  public PiecesClient introduce(SeededTrackedApplication program) {
    return withApplicationId(
        connections().connect(request -> request.application(program)).application().id());
  }

  /** Returns a view whose calls carry the id of a program that was introduced before. */
  public PiecesClient withApplicationId(String applicationId) {
    return withOptions(header(applicationId));
  }

  /**
   * Returns a view that makes its calls differently. It shares everything with this client; closing
   * it does nothing.
   */
  public PiecesClient withOptions(CallOptions options) {
    return new PiecesClient(transport().withOptions(options), address, config);
  }

  /** Returns this client as a registry named {@code pieces}; closing it does nothing. */
  public ModelRegistry registry() {
    return new PiecesModelRegistry(VENDOR, this, () -> {});
  }

  /**
   * Returns the address that all paths are put behind. While a server that is to be looked for has
   * not been found, that is the machine alone.
   */
  public URI baseUrl() {
    return address.get();
  }

  @Override
  public String toString() {
    return "PiecesClient[" + baseUrl() + "]";
  }

  private static CallOptions header(String applicationId) {
    return CallOptions.builder().header(APPLICATION_ID, applicationId).build();
  }

  /** The calls about one download. */
  private final class Calls implements DownloadSource {

    private final String modelId;

    Calls(String modelId) {
      this.modelId = modelId;
    }

    @Override
    public FrameStream<ModelDownloadProgress> open() {
      return models().watchDownload(modelId);
    }

    @Override
    public Model get() {
      return models().getModel(modelId);
    }

    @Override
    public Model cancel() {
      return models().cancelDownload(modelId);
    }
  }

  /** Describes a client. Not thread-safe. Credentials are for gateways; Pieces OS takes none. */
  public static final class Builder extends ClientBuilder<Builder> {

    private static final URI THIS_MACHINE = URI.create("http://127.0.0.1");

    private @Nullable URI url;
    private boolean discover;
    private @Nullable Supplier<URI> finder;
    private CallOptions introduction = CallOptions.none();

    private Builder() {
      super(OkHttpTransports.standard());
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** Sets where the server is, such as {@code http://127.0.0.1:39300}; a prefix stays. */
    public Builder url(URI url) {
      this.url = Objects.requireNonNull(url, "url");
      return this;
    }

    /**
     * Sets where the server is; see {@link #url(URI)}.
     *
     * @throws ConfigurationException if the text is no URL
     */
    public Builder url(String url) {
      return url(parsedUrl("Pieces OS", url));
    }

    /**
     * Has the server looked for on this machine, when the first call is made: at the port of its
     * port file, then at 39300 to 39333, then at that of releases before 11. It is looked for again
     * by the call that follows one whose connection was refused, since it may change its port
     * whenever it starts.
     */
    public Builder discover() {
      this.discover = true;
      return this;
    }

    /** Sets what looks for the server; for tests. */
    Builder discover(Supplier<URI> finder) {
      this.finder = finder;
      return discover();
    }

    /**
     * Sets the id of a program that was introduced before; it goes with every call. Null, the
     * default, means none. It is no secret.
     *
     * @throws ConfigurationException if it cannot stand in a header
     */
    public Builder applicationId(@Nullable String applicationId) {
      try {
        introduction = applicationId == null ? CallOptions.none() : header(applicationId);
      } catch (InvalidRequestException unfit) {
        throw new ConfigurationException(
            "The application id for Pieces OS cannot stand in a header; it is a UUID");
      }
      return this;
    }

    /**
     * Creates the client. Nothing is sent yet.
     *
     * @throws ConfigurationException if the URL is unfit, or if there is not either a URL or the
     *     wish to have the server looked for
     */
    public PiecesClient build() {
      if ((url == null) != discover) {
        throw new ConfigurationException(
            "A client of Pieces OS needs either a url, or to discover() the server");
      }
      return url == null ? roaming() : fixed(url);
    }

    private PiecesClient fixed(URI base) {
      TransportSpec spec = spec(base, chosenConfig());
      return new PiecesClient(chosenTransport().create(spec), spec::baseUrl, chosenConfig());
    }

    private PiecesClient roaming() {
      TransportFactory transports = chosenTransport();
      Supplier<URI> search =
          finder == null ? PiecesDiscovery.onThisMachine(transports)::find : finder;
      DiscoveringTransport server =
          DiscoveringTransport.to(
              search,
              found -> transports.create(spec(found, PiecesDiscovery.direct(chosenConfig()))));
      return new PiecesClient(
          server, () -> Objects.requireNonNullElse(server.found(), THIS_MACHINE), chosenConfig());
    }

    private TransportSpec spec(URI base, ClientConfig config) {
      Credentials credentials = chosenCredentials();
      return TransportSpec.builder(VENDOR, base)
          .credentials(credentials == null ? Credentials.none() : credentials)
          .config(config)
          .errorFormat(new PiecesErrorFormat())
          .headers(introduction.headers())
          .build();
    }
  }
}
