package io.github.modelregistry.sensei;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.oauth.TokenEndpoint;
import io.github.modelregistry.runtime.TransportFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project's login at Adobe's identity service (IMS), by OAuth server-to-server: the client's id
 * and secret are exchanged for a token that is valid for about a day. Immutable; its text has no
 * secret.
 *
 * <p>The token is cached and renewed shortly before it expires, as Adobe may throttle frequent
 * requests; before a file is sent, it is renewed in the last hour of its life. There is no refresh
 * token: each renewal is a login. Service accounts with a JWT, the older way, are no longer
 * accepted by Adobe.
 */
public final class ImsLogin {

  /** The identity service of production. */
  public static final URI DEFAULT_IMS_URL = URI.create("https://ims-na1.adobelogin.com");

  /** The scopes of a project that uses Adobe Experience Platform. */
  public static final List<String> DEFAULT_SCOPES =
      List.of(
          "openid",
          "session",
          "AdobeID",
          "read_organizations",
          "additional_info.projectedProductContext");

  /** How long before its end a token is renewed. */
  static final Duration RENEWAL_MARGIN = Duration.ofMinutes(5);

  /** How long a token must still be valid when a file begins to be sent. */
  static final Duration TRANSFER_LIFE = Duration.ofHours(1);

  private static final String SECRET = "The Sensei client secret (SENSEI_CLIENT_SECRET)";
  private static final String URL = "The URL of the login (SENSEI_IMS_URL)";
  private static final String TOKEN_PATH = "/ims/token/v3";

  private final SecretSource clientSecret;
  private final List<String> scopes;
  private final @Nullable URI imsUrl;

  private ImsLogin(SecretSource clientSecret, List<String> scopes, @Nullable URI imsUrl) {
    this.clientSecret = clientSecret;
    this.scopes = scopes;
    this.imsUrl = imsUrl;
  }

  /**
   * Returns the login with a client secret and the usual scopes. It is made in production, and only
   * for the API of production: for another one, set {@link #withImsUrl(String)}.
   *
   * @param clientSecret one of the project's client secrets, a {@link Secret} or where it is read
   *     from before each login. Adobe lets two be valid at a time: while a new one takes the place
   *     of the old, either logs in
   */
  public static ImsLogin of(SecretSource clientSecret) {
    return new ImsLogin(
        ConfigurationException.requireNonNull(clientSecret, SECRET), DEFAULT_SCOPES, null);
  }

  /**
   * Returns the login with a client secret; see {@link #of(SecretSource)}.
   *
   * @throws ConfigurationException if the secret is empty
   */
  public static ImsLogin of(String clientSecret) {
    return of(Secret.of(clientSecret, SECRET));
  }

  /** Returns the same login with other scopes, those of the project's credential. */
  public ImsLogin withScopes(List<String> scopes) {
    return new ImsLogin(clientSecret, List.copyOf(scopes), imsUrl);
  }

  /**
   * Returns the same login at another identity service, such as that for staging.
   *
   * @param imsUrl the address of the service, to which the path of the token endpoint is added
   */
  public ImsLogin withImsUrl(URI imsUrl) {
    return new ImsLogin(clientSecret, scopes, ConfigurationException.requireNonNull(imsUrl, URL));
  }

  /**
   * Returns the same login at another identity service; see {@link #withImsUrl(URI)}.
   *
   * @param imsUrl its address; a host without a scheme is one of https
   * @throws ConfigurationException if the text is not a URL
   */
  public ImsLogin withImsUrl(String imsUrl) {
    return withImsUrl(
        ServerAddress.parse(ConfigurationException.requireNonNull(imsUrl, URL), URL).uri());
  }

  /**
   * Checks that the client secret goes to the environment that the API belongs to: the login in
   * production is for production alone, unless its address was set.
   */
  void checkGoesWith(URI apiUrl) {
    if (imsUrl == null && !origin(apiUrl).equals(origin(SenseiClient.DEFAULT_URL))) {
      throw new ConfigurationException(
          "The URL of Sensei (SENSEI_URL) is not production's, but the client secret would be sent"
              + " to the login of production: set the login's URL (SENSEI_IMS_URL, in Java"
              + " ImsLogin.withImsUrl)");
    }
  }

  private static String origin(URI url) {
    return ServerAddress.parse(url.toString(), "The URL of Sensei (SENSEI_URL)").origin();
  }

  private URI imsUrl() {
    return imsUrl == null ? DEFAULT_IMS_URL : imsUrl;
  }

  /** Opens the token endpoint; nothing is sent yet. */
  TokenEndpoint open(String clientId, ClientConfig config, TransportFactory transports) {
    URI tokenUrl = URI.create(imsUrl().toString().replaceFirst("/+$", "") + TOKEN_PATH);
    return TokenEndpoint.builder(SenseiClient.VENDOR, tokenUrl)
        .confidentialClientByForm(clientId, clientSecret)
        .clientCredentials()
        .scope(scopes.isEmpty() ? null : String.join(",", scopes))
        .config(config)
        .open(transports);
  }

  @Override
  public String toString() {
    return "ImsLogin[at " + imsUrl() + "]";
  }
}
