package io.github.modelregistry.wallaroo;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.ClientBuilder;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.transport.OkHttpTransports;
import io.github.modelregistry.wallaroo.api.ApiClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client of Wallaroo's model API. Thread-safe; create one and reuse it.
 *
 * <pre>{@code
 * try (WallarooClient client =
 *     WallarooClient.builder().url("https://wallaroo.example.com").token(token).build()) {
 *   client.models().listModels(q -> q.workspaceId(108L)).models().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Every method of the API classes throws {@link io.github.modelregistry.error.RegistryException}
 * subclasses, and {@link IllegalStateException} once the client is closed.
 */
public final class WallarooClient extends ApiClient {

  /** The vendor's name in refs and settings. */
  public static final String VENDOR = "wallaroo";

  private final @Nullable String workspace;
  private final ModelRoutes modelRoutes;

  private WallarooClient(
      ApiTransport transport, @Nullable String workspace, ModelRoutes modelRoutes) {
    super(transport);
    this.workspace = workspace;
    this.modelRoutes = modelRoutes;
  }

  /** Returns a builder; a URL, and a token or a login, are required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a view of this client whose calls have other options. It shares connections and
   * credentials with this client; closing it does nothing.
   */
  public WallarooClient withOptions(CallOptions options) {
    return new WallarooClient(transport().withOptions(options), workspace, modelRoutes);
  }

  /** Returns this client as a registry named {@code wallaroo}; closing it does nothing. */
  public ModelRegistry registry() {
    return new WallarooModelRegistry(VENDOR, this, () -> {});
  }

  /** Returns the id or name of the only workspace that {@link #registry()} spans; null for all. */
  public @Nullable String workspace() {
    return workspace;
  }

  ModelRoutes modelRoutes() {
    return modelRoutes;
  }

  /** Builds a client. Not thread-safe. */
  public static final class Builder extends ClientBuilder<Builder> {

    private static final String URL = "The URL of Wallaroo (WALLAROO_URL)";
    private static final String CREDENTIALS_FILE =
        "The Wallaroo credentials file (WALLAROO_SDK_CREDENTIALS)";
    private static final String TOKEN = "The Wallaroo token (WALLAROO_TOKEN)";

    private @Nullable URI url;
    private @Nullable WallarooLogin login;
    private @Nullable String workspace;

    private Builder() {
      super(OkHttpTransports.standard());
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** Sets the base URL, such as {@code https://wallaroo.example.com}; a path prefix is kept. */
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
     * Sets a bearer token. It is not renewed: when it expires, calls fail with 401, unless the
     * source has another one by then.
     *
     * @param token a {@link Secret}, or a source that is asked before each attempt
     */
    public Builder token(SecretSource token) {
      return credentials(Credentials.bearer(ConfigurationException.requireNonNull(token, TOKEN)));
    }

    /** Sets a bearer token; see {@link #token(SecretSource)}. */
    public Builder token(String token) {
      return token(Secret.of(token, TOKEN));
    }

    /** Sets the login at the installation's Keycloak; the token is renewed as needed. */
    public Builder login(WallarooLogin login) {
      this.login = ConfigurationException.requireNonNull(login, "The Wallaroo login");
      return this;
    }

    /**
     * Sets who is calling as the credentials file of the vendor's own client says it: a user with a
     * password, or a token, which is not renewed. The password or token is read again before each
     * login or attempt, so that the file may be replaced.
     *
     * @param file the file that the vendor's client finds by {@code WALLAROO_SDK_CREDENTIALS}
     * @throws ConfigurationException if the file cannot be read, or has neither
     */
    public Builder credentialsFile(Path file) {
      String path = ConfigurationException.requireNonNull(file, CREDENTIALS_FILE).toString();
      String user =
          WallarooCredentialsFile.parse(RegistriesFile.text(path), CREDENTIALS_FILE).user();
      SecretSource secret = WallarooCredentialsFile.secretIn(path, CREDENTIALS_FILE);
      return user == null ? token(secret) : login(WallarooLogin.of(user, secret));
    }

    /**
     * Sets the id or name of the only workspace that {@link #registry()} spans. By default it spans
     * all that the caller may see. The calls of {@link #models()} are not affected.
     */
    public Builder workspace(@Nullable String idOrName) {
      this.workspace = idOrName;
      return this;
    }

    /**
     * Creates the client. Nothing is sent yet.
     *
     * @throws ConfigurationException if the URL is missing or invalid, or if there is not exactly
     *     one of a token, a login and other credentials
     */
    public WallarooClient build() {
      Credentials caller = chosenCredentials();
      List<String> problems = new ArrayList<>();
      if (url == null) {
        problems.add("A Wallaroo client needs a url (WALLAROO_URL)");
      }
      if ((login == null) == (caller == null)) {
        problems.add(
            "A Wallaroo client needs either a token or a login"
                + (login == null ? "" : ", not both"));
      }
      if (url == null || !problems.isEmpty()) {
        throw new ConfigurationException(problems);
      }
      TransportSpec.Builder spec =
          TransportSpec.builder(VENDOR, url)
              .config(chosenConfig())
              .errorFormat(new WallarooErrorFormat());
      ApiTransport opened =
          login == null
              ? chosenTransport().create(spec.credentials(Objects.requireNonNull(caller)).build())
              : login
                  .open(url, chosenConfig(), chosenTransport())
                  .openTransport(
                      WallarooLogin.RENEWAL_MARGIN,
                      WallarooLogin.TRANSFER_LIFE,
                      chosenTransport(),
                      spec::credentials);
      return new WallarooClient(opened, workspace, new ModelRoutes());
    }
  }
}
