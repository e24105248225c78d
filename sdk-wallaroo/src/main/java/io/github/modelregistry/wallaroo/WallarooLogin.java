package io.github.modelregistry.wallaroo;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.oauth.TokenEndpoint;
import io.github.modelregistry.runtime.TransportFactory;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A user who logs in with a password at an installation's Keycloak, in the realm {@code master}.
 * Immutable; shows no secret.
 *
 * <p>By default the login is that of the vendor's own client: the public client {@code sdk-client},
 * at the address of the installation itself. Installations before 2024.1 have Keycloak at an
 * address of its own.
 */
public final class WallarooLogin {

  /** The public client of the vendor's own client, which needs no secret. */
  public static final String DEFAULT_CLIENT_ID = "sdk-client";

  /** How long before its end a token is renewed, as the vendor's own client does. */
  static final Duration RENEWAL_MARGIN = Duration.ofSeconds(10);

  private static final String PASSWORD = "The Wallaroo password (WALLAROO_PASSWORD)";
  private static final String TOKEN_PATH = "/auth/realms/master/protocol/openid-connect/token";

  private final String user;
  private final Secret password;
  private final @Nullable URI authUrl;
  private final String clientId;
  private final @Nullable Secret clientSecret;

  private WallarooLogin(
      String user,
      Secret password,
      @Nullable URI authUrl,
      String clientId,
      @Nullable Secret clientSecret) {
    this.user = user;
    this.password = password;
    this.authUrl = authUrl;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  /**
   * Returns the login of a user.
   *
   * @param user the user name, usually an e-mail address
   * @param password the password
   */
  public static WallarooLogin of(String user, Secret password) {
    return new WallarooLogin(
        ConfigurationException.requireNonNull(user, "The Wallaroo user (WALLAROO_USER)"),
        ConfigurationException.requireNonNull(password, PASSWORD),
        null,
        DEFAULT_CLIENT_ID,
        null);
  }

  /**
   * Returns the login of a user; see {@link #of(String, Secret)}.
   *
   * @throws ConfigurationException if the user is null, or the password null or empty; white space
   *     around it belongs to it
   */
  public static WallarooLogin of(String user, String password) {
    return of(user, Secret.exact(password, PASSWORD));
  }

  /** Returns the same login at a Keycloak that has an address of its own. */
  public WallarooLogin withAuthUrl(URI keycloak) {
    URI authUrl =
        ConfigurationException.requireNonNull(keycloak, "The URL of Keycloak (WALLAROO_AUTH_URL)");
    return new WallarooLogin(user, password, authUrl, clientId, clientSecret);
  }

  /**
   * Returns the same login through another client of the realm.
   *
   * @param id the client, such as {@code api-client}
   * @param secret its secret, sent by HTTP Basic; null for a public client
   */
  public WallarooLogin withClient(String id, @Nullable Secret secret) {
    String client = ConfigurationException.requireNonNull(id, "The client id (WALLAROO_CLIENT_ID)");
    return new WallarooLogin(user, password, authUrl, client, secret);
  }

  /** Opens the token endpoint; nothing is sent yet. */
  TokenEndpoint open(URI installation, ClientConfig config, TransportFactory transports) {
    URI keycloak = authUrl == null ? installation : authUrl;
    URI tokenUrl = URI.create(keycloak.toString().replaceFirst("/+$", "") + TOKEN_PATH);
    TokenEndpoint.Builder endpoint =
        TokenEndpoint.builder(WallarooClient.VENDOR, tokenUrl)
            .password(user, password)
            .config(config);
    return (clientSecret == null
            ? endpoint.publicClient(clientId)
            : endpoint.confidentialClient(clientId, clientSecret))
        .open(transports);
  }

  @Override
  public String toString() {
    return "WallarooLogin[" + user + " through " + clientId + "]";
  }
}
