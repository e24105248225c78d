package io.github.modelregistry.sensei;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.page.PagedIterable;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.ClientBuilder;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.sensei.api.ApiClient;
import io.github.modelregistry.sensei.api.EnginesApi.ListEnginesRequest;
import io.github.modelregistry.sensei.api.ExperimentsApi.ListExperimentsRequest;
import io.github.modelregistry.sensei.api.InsightsApi.ListInsightsRequest;
import io.github.modelregistry.sensei.api.MlInstancesApi.ListMlInstancesRequest;
import io.github.modelregistry.sensei.api.MlServicesApi.ListMlServicesRequest;
import io.github.modelregistry.sensei.api.ModelsApi;
import io.github.modelregistry.sensei.api.ModelsApi.ListModelsRequest;
import io.github.modelregistry.sensei.api.RunsApi.ListRunsRequest;
import io.github.modelregistry.sensei.api.TranscodingsApi.ListTranscodingsRequest;
import io.github.modelregistry.sensei.model.Engine;
import io.github.modelregistry.sensei.model.Experiment;
import io.github.modelregistry.sensei.model.ExperimentRun;
import io.github.modelregistry.sensei.model.Insight;
import io.github.modelregistry.sensei.model.MlInstance;
import io.github.modelregistry.sensei.model.MlService;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.ModelTranscoding;
import io.github.modelregistry.transport.OkHttpTransports;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client of Adobe Sensei ML's API: models and their files, experiments and insights, and the
 * engines behind them. Thread-safe; create one and reuse it.
 *
 * <pre>{@code
 * try (SenseiClient client =
 *     SenseiClient.builder()
 *         .clientId(clientId)
 *         .organization("20656D0F5B9975B20A495E23@AdobeOrg")
 *         .login(ImsLogin.of(clientSecret))
 *         .build()) {
 *   client.listModelsPaged(q -> q.orderby(List.of("created"))).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>A new model is trained by a run of its experiment, and found by the run when that is at its
 * end:
 *
 * <pre>{@code
 * ExperimentRun run =
 *     client.runs().createRun(q -> q.experimentId(experimentId).mode(RunMode.TRAIN));
 * // until every task of client.runs().getRunStatus(...) is DONE
 * client
 *     .listModelsPaged(q -> q.property(List.of("experimentRunId==" + run.id())))
 *     .forEach(model -> client.models().downloadArtifact(model.id(), DownloadTarget.folder(folder)));
 * }</pre>
 *
 * <p>Every call names the client, the organization and the sandbox. What one sandbox holds, another
 * does not find. Every method of the API classes throws {@link
 * io.github.modelregistry.error.RegistryException} subclasses, and {@link IllegalStateException}
 * once the client is closed.
 *
 * <p>Adobe's documents disagree about the {@code Content-Type} of an update. The profile of a model
 * is sent; where a server wants the one that the guide prints, set it in the request:
 *
 * <pre>{@code
 * CallOptions options = CallOptions.builder().header("Content-Type", wantedType).build();
 * client.models().updateModel(q -> q.modelId(id).body(model).options(options));
 * }</pre>
 *
 * <p>Likewise, {@code modelContentType} of a registration's request sets the type of the part that
 * describes the model.
 */
public final class SenseiClient extends ApiClient {

  /** The vendor's name in refs and settings. */
  public static final String VENDOR = "sensei";

  /** The API of production. */
  public static final URI DEFAULT_URL = URI.create("https://platform.adobe.io/data/sensei");

  /** The sandbox that each organization has. */
  public static final String DEFAULT_SANDBOX = "prod";

  private final String sandbox;

  private SenseiClient(ApiTransport transport, String sandbox) {
    super(transport);
    this.sandbox = sandbox;
  }

  /** Returns a builder; client id, organization, and a token or a login are required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Lists models page by page: the pages are requested while the result is iterated, each by {@link
   * ModelsApi#listModels(ListModelsRequest)}. The oldest come first, and 100 at a time, unless the
   * request says otherwise.
   */
  public PagedIterable<Model> listModelsPaged(Consumer<ListModelsRequest.Builder> request) {
    ListModelsRequest.Builder builder = ListModelsRequest.builder();
    request.accept(builder);
    return new SenseiPages(this).models(builder.build());
  }

  /**
   * Lists the transcodings of a model page by page, as {@link #listModelsPaged} does.
   *
   * @param request sets the parameters; the model's id is required
   */
  public PagedIterable<ModelTranscoding> listTranscodingsPaged(
      Consumer<ListTranscodingsRequest.Builder> request) {
    ListTranscodingsRequest.Builder builder = ListTranscodingsRequest.builder();
    request.accept(builder);
    return new SenseiPages(this).transcodings(builder.build());
  }

  /** Lists experiments page by page, as {@link #listModelsPaged} does. */
  public PagedIterable<Experiment> listExperimentsPaged(
      Consumer<ListExperimentsRequest.Builder> request) {
    ListExperimentsRequest.Builder builder = ListExperimentsRequest.builder();
    request.accept(builder);
    return new SenseiPages(this).experiments(builder.build());
  }

  /**
   * Lists the runs of an experiment page by page, as {@link #listModelsPaged} does.
   *
   * @param request sets the parameters; the experiment's id is required
   */
  public PagedIterable<ExperimentRun> listRunsPaged(Consumer<ListRunsRequest.Builder> request) {
    ListRunsRequest.Builder builder = ListRunsRequest.builder();
    request.accept(builder);
    return new SenseiPages(this).runs(builder.build());
  }

  /** Lists insights page by page, as {@link #listModelsPaged} does. */
  public PagedIterable<Insight> listInsightsPaged(Consumer<ListInsightsRequest.Builder> request) {
    ListInsightsRequest.Builder builder = ListInsightsRequest.builder();
    request.accept(builder);
    return new SenseiPages(this).insights(builder.build());
  }

  /** Lists engines page by page, as {@link #listModelsPaged} does. */
  public PagedIterable<Engine> listEnginesPaged(Consumer<ListEnginesRequest.Builder> request) {
    ListEnginesRequest.Builder builder = ListEnginesRequest.builder();
    request.accept(builder);
    return new SenseiPages(this).engines(builder.build());
  }

  /** Lists instances of engines page by page, as {@link #listModelsPaged} does. */
  public PagedIterable<MlInstance> listMlInstancesPaged(
      Consumer<ListMlInstancesRequest.Builder> request) {
    ListMlInstancesRequest.Builder builder = ListMlInstancesRequest.builder();
    request.accept(builder);
    return new SenseiPages(this).mlInstances(builder.build());
  }

  /** Lists services page by page, as {@link #listModelsPaged} does. */
  public PagedIterable<MlService> listMlServicesPaged(
      Consumer<ListMlServicesRequest.Builder> request) {
    ListMlServicesRequest.Builder builder = ListMlServicesRequest.builder();
    request.accept(builder);
    return new SenseiPages(this).mlServices(builder.build());
  }

  /**
   * Returns a view of this client whose calls have other options. It shares connections and
   * credentials with this client; closing it does nothing.
   */
  public SenseiClient withOptions(CallOptions options) {
    return new SenseiClient(transport().withOptions(options), sandbox);
  }

  /** Returns this client as a registry named {@code sensei}; closing it does nothing. */
  public ModelRegistry registry() {
    return new SenseiModelRegistry(VENDOR, this, () -> {});
  }

  /** Returns the name of the sandbox that all calls go to. */
  public String sandbox() {
    return sandbox;
  }

  @Override
  public String toString() {
    return "SenseiClient[" + baseUrl() + ", sandbox " + sandbox + "]";
  }

  /** Builds a client. Not thread-safe. */
  public static final class Builder extends ClientBuilder<Builder> {

    private static final String URL = "The URL of Sensei (SENSEI_URL)";
    private static final String TOKEN = "The Sensei access token (SENSEI_ACCESS_TOKEN)";

    private URI url = DEFAULT_URL;
    private String sandbox = DEFAULT_SANDBOX;
    private @Nullable String clientId;
    private @Nullable String organization;
    private @Nullable ImsLogin login;

    private Builder() {
      super(OkHttpTransports.standard());
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** Sets the base URL of the API, {@code /data/sensei} included; production by default. */
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

    /** Sets the project's client id, also called its API key; sent as {@code x-api-key}. */
    public Builder clientId(String clientId) {
      this.clientId =
          ConfigurationException.requireNonNull(
              clientId, "The Sensei client id (SENSEI_CLIENT_ID)");
      return this;
    }

    /** Sets the organization's id, such as {@code 20656D0F5B9975B20A495E23@AdobeOrg}. */
    public Builder organization(String organizationId) {
      this.organization =
          ConfigurationException.requireNonNull(
              organizationId, "The Sensei organization (SENSEI_ORG_ID)");
      return this;
    }

    /** Sets the name of the sandbox, all in lower case; {@code prod} by default. */
    public Builder sandbox(String name) {
      this.sandbox =
          ConfigurationException.requireNonNull(name, "The Sensei sandbox (SENSEI_SANDBOX)");
      return this;
    }

    /**
     * Sets an access token, a {@link Secret} or where it is read from before each call. It is not
     * renewed: when it expires, calls fail with 401 until the source has another one.
     */
    public Builder token(SecretSource token) {
      return credentials(Credentials.bearer(ConfigurationException.requireNonNull(token, TOKEN)));
    }

    /** Sets an access token; see {@link #token(SecretSource)}. */
    public Builder token(String token) {
      return token(Secret.of(token, TOKEN));
    }

    /** Sets the project's login at Adobe's identity service; the token is renewed as needed. */
    public Builder login(ImsLogin login) {
      this.login = ConfigurationException.requireNonNull(login, "The Sensei login");
      return this;
    }

    /**
     * Creates the client. Nothing is sent yet.
     *
     * @throws ConfigurationException if something is missing or invalid, or if there is not exactly
     *     one of a token, a login and other credentials; it names every problem
     */
    public SenseiClient build() {
      List<String> problems = new ArrayList<>();
      String key = fitting("client id", clientId, problems);
      String owner = fitting("organization", organization, problems);
      String place = fitting("sandbox", sandbox, problems);
      Credentials ready = chosenCredentials();
      if ((ready == null) == (login == null)) {
        problems.add(
            "A Sensei client needs either a token or a login"
                + (login == null ? "" : ", not both"));
      }
      if (!problems.isEmpty()) {
        throw new ConfigurationException(problems);
      }
      if (login != null) {
        login.checkGoesWith(url);
      }
      TransportSpec.Builder spec =
          TransportSpec.builder(VENDOR, url)
              .config(chosenConfig())
              .errorFormat(new SenseiErrorFormat())
              .headers(
                  Headers.builder()
                      .add("x-gw-ims-org-id", owner)
                      .add("x-sandbox-name", place)
                      .build());
      Function<Credentials, TransportSpec.Builder> calledBy =
          caller -> spec.credentials(caller.withHeader("x-api-key", Secret.of(key)));
      ApiTransport opened =
          login == null
              ? chosenTransport().create(calledBy.apply(Objects.requireNonNull(ready)).build())
              : login
                  .open(key, chosenConfig(), chosenTransport())
                  .openTransport(
                      ImsLogin.RENEWAL_MARGIN, ImsLogin.TRANSFER_LIFE, chosenTransport(), calledBy);
      return new SenseiClient(opened, sandbox);
    }

    private static String fitting(String what, @Nullable String value, List<String> problems) {
      if (value == null) {
        problems.add("A Sensei client needs a" + (what.startsWith("o") ? "n " : " ") + what);
      } else if (!value.matches("[!-~]+")) {
        problems.add("The " + what + " must be printable ASCII without spaces");
      }
      return value == null ? "" : value;
    }
  }
}
