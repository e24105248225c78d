package io.github.modelregistry.wallaroo;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.oauth.TokenEndpoint;
import io.github.modelregistry.runtime.TransportFactory;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A login at an installation's Keycloak, in the realm {@code master}: of a user with a password, or
 * of a confidential client as itself. Immutable; shows no secret.
 *
 * <p>By default a user logs in as in the vendor's own client: through the public client {@code
 * sdk-client}, at the address of the installation itself. Installations before 2024.1 have Keycloak
 * at an address of its own.
 *
 * <p>A token is renewed by its refresh token as long as that is valid, which may be shorter than
 * the token itself, and by a new login otherwise, or when Keycloak refuses the refresh token. It is
 * also renewed before each upload, which may take longer than the rest of its life.
 */
public final class WallarooLogin {

  /** The public client of the vendor's own client, which needs no secret. */
  public static final String DEFAULT_CLIENT_ID = "sdk-client";

  /** How long before its end a token is renewed, as the vendor's own client does. */
  static final Duration RENEWAL_MARGIN = Duration.ofSeconds(10);

  /**
   * How long a token must be valid when an upload begins: longer than any is, so that each upload
   * begins with a fresh one, as in the vendor's own client.
   */
  static final Duration TRANSFER_LIFE = Duration.ofDays(1);

  private static final String PASSWORD = "The Wallaroo password (WALLAROO_PASSWORD)";
  private static final String CLIENT_ID = "The client id (WALLAROO_CLIENT_ID)";
  private static final String CLIENT_SECRET = "The client secret (WALLAROO_CLIENT_SECRET)";
  private static final String TOKEN_PATH = "/auth/realms/master/protocol/openid-connect/token";

  private final @Nullable User user;
  private final OAuthClient client;
  private final @Nullable URI authUrl;
  private final boolean offline;

  /** Who logs in. */
  private record User(String name, SecretSource password) {}

  /** Through which client of the realm; a public one has no secret. */
  private record OAuthClient(String id, @Nullable SecretSource secret) {}

  private WallarooLogin(
      @Nullable User user, OAuthClient client, @Nullable URI authUrl, boolean offline) {
    this.user = user;
    this.client = client;
    this.authUrl = authUrl;
    this.offline = offline;
  }

  /**
   * Returns the login of a user.
   *
   * @param user the user name, usually an e-mail address
   * @param password a {@link Secret}, or a source that is asked before each login
   */
  public static WallarooLogin of(String user, SecretSource password) {
    User named =
        new User(
            ConfigurationException.requireNonNull(user, "The Wallaroo user (WALLAROO_USER)"),
            ConfigurationException.requireNonNull(password, PASSWORD));
    return new WallarooLogin(named, new OAuthClient(DEFAULT_CLIENT_ID, null), null, false);
  }

  /**
   * Returns the login of a user; see {@link #of(String, SecretSource)}.
   *
   * @throws ConfigurationException if the user is null, or the password null or empty; white space
   *     around it belongs to it
   */
  public static WallarooLogin of(String user, String password) {
    return of(user, Secret.exact(password, PASSWORD));
  }

  /**
   * Returns the login of a confidential client as itself, without a user (grant {@code
   * client_credentials}).
   *
   * <p>The vendor documents it for inference and does not promise that the token is accepted for
   * models: an installation may respond with 401.
   *
   * @param id the client, such as {@code api-client}
   * @param secret its secret, sent by HTTP Basic: a {@link Secret}, or a source that is asked
   *     before each login
   */
  public static WallarooLogin ofClient(String id, SecretSource secret) {
    OAuthClient client =
        new OAuthClient(
            ConfigurationException.requireNonNull(id, CLIENT_ID),
            ConfigurationException.requireNonNull(secret, CLIENT_SECRET));
    return new WallarooLogin(null, client, null, false);
  }

  /** Returns the same login at a Keycloak that has an address of its own. */
  public WallarooLogin withAuthUrl(URI keycloak) {
    return new WallarooLogin(
        user,
        client,
        ConfigurationException.requireNonNull(keycloak, "The URL of Keycloak (WALLAROO_AUTH_URL)"),
        offline);
  }

  /**
   * Returns the same login through another client of the realm.
   *
   * @param id the client, such as {@code api-client}
   * @param secret its secret, sent by HTTP Basic; null for a public client
   * @throws ConfigurationException if there is no secret and this is the login of a client as
   *     itself
   */
  public WallarooLogin withClient(String id, @Nullable SecretSource secret) {
    String other = ConfigurationException.requireNonNull(id, CLIENT_ID);
    if (user == null) {
      ConfigurationException.requireNonNull(secret, CLIENT_SECRET);
    }
    return new WallarooLogin(user, new OAuthClient(other, secret), authUrl, offline);
  }

  /**
   * Returns the same login with the scope {@code offline_access}: its refresh token outlives the
   * session, usually without end, so that the password is sent once.
   */
  public WallarooLogin withOfflineAccess() {
    return new WallarooLogin(user, client, authUrl, true);
  }

  /** Opens the token endpoint; nothing is sent yet. */
  TokenEndpoint open(URI installation, ClientConfig config, TransportFactory transports) {
    URI keycloak = authUrl == null ? installation : authUrl;
    URI tokenUrl = URI.create(keycloak.toString().replaceFirst("/+$", "") + TOKEN_PATH);
    TokenEndpoint.Builder endpoint =
        TokenEndpoint.builder(WallarooClient.VENDOR, tokenUrl).config(config);
    if (user == null) {
      endpoint.clientCredentials();
    } else {
      endpoint.password(user.name(), user.password());
    }
    endpoint.scope(offline ? "offline_access" : null);
    SecretSource secret = client.secret();
    return (secret == null
            ? endpoint.publicClient(client.id())
            : endpoint.confidentialClient(client.id(), secret))
        .open(transports);
  }

  @Override
  public String toString() {
    return "WallarooLogin[" + (user == null ? "" : user.name() + " through ") + client.id() + "]";
  }
}
