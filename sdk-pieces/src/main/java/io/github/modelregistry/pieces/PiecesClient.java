package io.github.modelregistry.pieces;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.CallOptions;
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
import io.github.modelregistry.runtime.TransportSpec.PortFinder;
import io.github.modelregistry.transport.OkHttpTransports;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A client of the models of Pieces OS, a server on the user's own machine. Thread-safe; create one
 * and reuse it.
 *
 * <pre>{@code
 * try (PiecesClient client = PiecesClient.builder().discover().build()) {
 *   client.models().listModels().models().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Every method of the API classes throws {@link io.github.modelregistry.error.RegistryException}
 * subclasses, and {@link IllegalStateException} once the client is closed. Loading a model may take
 * up to ten minutes, unless the client's configuration or options set a timeout.
 */
public final class PiecesClient extends ApiClient {

  /** The vendor's name in refs and settings. */
  public static final String VENDOR = "pieces";

  private static final String APPLICATION_ID = "X-Application-ID";

  private PiecesClient(ApiTransport transport) {
    super(transport);
  }

  /** Returns a builder; either a URL or {@link Builder#discover()} is required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts the download of a model to the machine of the server, and returns its progress, which
   * the caller must close.
   *
   * @param modelId the model's id
   * @throws io.github.modelregistry.error.NotFoundException if there is no such model
   */
  public DownloadWatch download(String modelId) {
    models().downloadModel(modelId);
    return watchDownload(modelId);
  }

  /**
   * Returns the progress of the download of a model that is started elsewhere. Nothing is sent
   * until it is iterated; the caller must close it.
   *
   * @param modelId the model's id
   */
  public DownloadWatch watchDownload(String modelId) {
    return new DownloadWatch(observeDownload(modelId));
  }

  DownloadObserver observeDownload(String modelId) {
    return new DownloadObserver(new Calls(modelId), config());
  }

  /**
   * Registers a program with the server, and returns a view whose calls carry the id that it got.
   * Reading works without registration; a program that registers again gets the same id.
   *
   * @param program which program it is; one that the vendor does not know by name is {@link
   *     io.github.modelregistry.pieces.model.ApplicationName#OPEN_SOURCE}
   */
  public PiecesClient connect(SeededTrackedApplication program) {
    return withApplicationId(
        connections().connect(request -> request.application(program)).application().id());
  }

  /**
   * Returns a view whose calls carry the id of a program that was registered before. It shares
   * connections with this client; closing it does nothing.
   *
   * @throws InvalidRequestException if the id is not allowed in an HTTP header
   */
  public PiecesClient withApplicationId(String applicationId) {
    return withOptions(header(applicationId));
  }

  /**
   * Returns a view of this client whose calls have other options. It shares connections and
   * credentials with this client; closing it does nothing.
   */
  public PiecesClient withOptions(CallOptions options) {
    return new PiecesClient(transport().withOptions(options));
  }

  /** Returns this client as a registry named {@code pieces}; closing it does nothing. */
  public ModelRegistry registry() {
    return new PiecesModelRegistry(VENDOR, this, () -> {});
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

  /** Builds a client. Not thread-safe. Credentials are for gateways; Pieces OS has none. */
  public static final class Builder extends ClientBuilder<Builder> {

    private static final URI THIS_MACHINE = URI.create("http://127.0.0.1");

    private static final String URL = "The URL of Pieces OS (PIECES_URL)";

    private @Nullable URI url;
    private boolean discover;
    private @Nullable PortFinder finder;
    private CallOptions applicationHeader = CallOptions.none();

    private Builder() {
      super(OkHttpTransports.standard());
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** Sets the base URL, such as {@code http://127.0.0.1:39300}; a path prefix is kept. */
    public Builder url(URI url) {
      this.url = ConfigurationException.requireNonNull(url, URL);
      return this;
    }

    /**
     * Sets the base URL; see {@link #url(URI)}.
     *
     * @throws ConfigurationException if the text is not a URL
     */
    public Builder url(String url) {
      return url(parsedUrl(URL, url));
    }

    /**
     * Discovers the server on this machine when the first call is made: at the port of its port
     * file, then at 39300 to 39333, then at that of releases before 11. It is discovered again once
     * a connection was refused, since it may change its port when it restarts. Discovery is a part
     * of the call that needs it, and has its deadline.
     */
    public Builder discover() {
      this.discover = true;
      return this;
    }

    /** Sets what discovers the server; for tests. */
    Builder discover(PortFinder finder) {
      this.finder = finder;
      return discover();
    }

    /**
     * Sets the id of a program that was registered before; every call carries it. Null, the
     * default, means none. It is no secret.
     *
     * @throws ConfigurationException if it is not allowed in an HTTP header
     */
    public Builder applicationId(@Nullable String applicationId) {
      try {
        applicationHeader = applicationId == null ? CallOptions.none() : header(applicationId);
      } catch (InvalidRequestException invalid) {
        throw new ConfigurationException(
            "The application id for Pieces OS is not valid in an HTTP header; it must be a UUID");
      }
      return this;
    }

    /**
     * Creates the client. Nothing is sent yet.
     *
     * @throws ConfigurationException if the URL is invalid, or if there is not exactly one of a URL
     *     and {@link #discover()}
     */
    public PiecesClient build() {
      if ((url == null) != discover) {
        throw new ConfigurationException("A client of Pieces OS needs either a url or discover()");
      }
      TransportFactory transports = chosenTransport();
      Credentials credentials = chosenCredentials();
      TransportSpec.Builder spec =
          TransportSpec.builder(VENDOR, url == null ? THIS_MACHINE : url)
              .credentials(credentials == null ? Credentials.none() : credentials)
              .config(chosenConfig())
              .errorFormat(new PiecesErrorFormat())
              .headers(applicationHeader.headers());
      if (discover) {
        spec.portFinder(finder == null ? PiecesDiscovery.onThisMachine(transports)::find : finder);
      }
      return new PiecesClient(transports.create(spec.build()));
    }
  }
}
