package io.github.modelregistry.marqtune;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.api.ApiClient;
import io.github.modelregistry.marqtune.model.Evaluation;
import io.github.modelregistry.marqtune.model.EvaluationList;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.ClientBuilder;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.transport.OkHttpTransports;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A client of Marqtune: models, datasets and evaluations. Thread-safe; create one and reuse it.
 *
 * <pre>{@code
 * try (MarqtuneClient client = MarqtuneClient.builder().apiKey(key).build()) {
 *   System.out.println(client.models().getModel(id).status());
 * }
 * }</pre>
 *
 * <p>Beside the operations, {@link #files()} transfers checkpoints, results and the files of
 * datasets, and {@link #logs()} follows the logs of tasks until they end.
 *
 * <p>The vendor documents its responses inside an envelope, {@code {"statusCode": 200, "body": …}},
 * and its servers seem to send them without. The client reads both; it judges a call by the status
 * inside of an envelope.
 *
 * <p>Every method of the API classes throws {@link io.github.modelregistry.error.RegistryException}
 * subclasses, and {@link IllegalStateException} once the client is closed.
 */
public final class MarqtuneClient extends ApiClient {

  /** The vendor's name in refs and settings. */
  public static final String VENDOR = "marqtune";

  /** The URL of the vendor's only known installation. */
  public static final URI DEFAULT_BASE_URL = URI.create("https://marqtune.marqo.ai");

  private MarqtuneClient(ApiTransport transport) {
    super(transport);
  }

  /** Returns a builder; the API key is required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a view of this client whose calls have other options. It shares connections and
   * credentials with this client; closing it does nothing.
   */
  public MarqtuneClient withOptions(CallOptions options) {
    return new MarqtuneClient(transport().withOptions(options));
  }

  /** Returns this client as a registry named {@code marqtune}; closing it does nothing. */
  public ModelRegistry registry() {
    return new MarqtuneModelRegistry(VENDOR, this, () -> {});
  }

  /** Returns the transfers of files: checkpoints, logs, results, and the files of datasets. */
  public MarqtuneFiles files() {
    return new MarqtuneFiles(this, transport().signedUrls());
  }

  /** Returns the logs of tasks, to be followed while they are written. */
  public MarqtuneLogs logs() {
    return new MarqtuneLogs(this, config());
  }

  /**
   * Lists all evaluations of the account, under whatever name the server sends the list.
   *
   * @throws DecodingException if the response has no list, and not null in place of it
   */
  public List<Evaluation> listEvaluations() {
    EvaluationList all = evaluations().listEvaluations();
    return Stream.of(all.evaluations(), all.models(), all.evaluation())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> emptyIfNull(JsonValue.parse(all.toJson())));
  }

  private static List<Evaluation> emptyIfNull(JsonValue response) {
    boolean isNull =
        Stream.of("evaluations", "models", "evaluation")
            .map(response::get)
            .anyMatch(list -> list != null && list.isNull());
    if (isNull) {
      return List.of();
    }
    throw new DecodingException("$", "it has no list of evaluations");
  }

  /** Builds a client. Not thread-safe. */
  public static final class Builder extends ClientBuilder<Builder> {

    private static final String URL = "The URL of Marqtune (MARQTUNE_URL)";
    private static final String API_KEY = "The Marqo API key (MARQO_API_KEY)";

    private URI url = DEFAULT_BASE_URL;

    private Builder() {
      super(OkHttpTransports.standard());
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** Sets the base URL, {@link #DEFAULT_BASE_URL} by default; a path prefix is kept. */
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
     * Sets the API key: one of Marqo Cloud, of an account that was given access to Marqtune, as a
     * {@link Secret} or as where it is read from before each call.
     */
    public Builder apiKey(SecretSource key) {
      return credentials(
          Credentials.header("x-api-key", ConfigurationException.requireNonNull(key, API_KEY)));
    }

    /** Sets the API key; see {@link #apiKey(SecretSource)}. */
    public Builder apiKey(String key) {
      return apiKey(Secret.of(key, API_KEY));
    }

    /**
     * Creates the client. Nothing is sent yet.
     *
     * @throws ConfigurationException if the key is missing or the URL invalid
     */
    public MarqtuneClient build() {
      Credentials credentials = chosenCredentials();
      if (credentials == null) {
        throw new ConfigurationException("A Marqtune client needs an API key (MARQO_API_KEY)");
      }
      TransportSpec spec =
          TransportSpec.builder(VENDOR, url)
              .credentials(credentials)
              .config(chosenConfig())
              .errorFormat(new MarqtuneErrorFormat())
              .build();
      return new MarqtuneClient(chosenTransport().create(spec));
    }
  }
}
