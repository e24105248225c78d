package io.github.modelregistry.sandbox.internal.wallaroo;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.FormText;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.server.Faults;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint of the realm {@code master}, with one user and the platform's two clients: the
 * public {@code sdk-client} and the confidential {@code api-client}.
 */
public final class Keycloak {

  /** The path of the token endpoint. */
  public static final String TOKEN_PATH = "/auth/realms/master/protocol/openid-connect/token";

  /** The name of the only user, an e-mail address. */
  public static final String USERNAME = "sandbox@example.test";

  /** The user's password. */
  public static final String PASSWORD = "sandbox-password";

  /** The id of the only user. */
  public static final String USER_ID = "7d603858-88e0-472e-8f71-e41094afd7ec";

  /** The client without a secret. */
  public static final String PUBLIC_CLIENT = "sdk-client";

  /** The client with a secret. */
  public static final String CONFIDENTIAL_CLIENT = "api-client";

  /** The secret of the confidential client. */
  public static final String CLIENT_SECRET = "sandbox-client-secret";

  private final IssuedTokens tokens;
  private final Faults faults;

  Keycloak(Clock clock, Faults faults) {
    this.faults = faults;
    this.tokens = new IssuedTokens(clock);
  }

  /** Returns the issued tokens. */
  public IssuedTokens tokens() {
    return tokens;
  }

  boolean mayUseModels(@Nullable String accessToken) {
    return accessToken != null && tokens.isUserToken(accessToken);
  }

  void reset() {
    tokens.reset();
  }

  SandboxResponse respond(SandboxRequest request) {
    if (!request.method().equals("POST")) {
      return refuse(405, "invalid_request", "tokens are requested by POST");
    }
    if (!"application/x-www-form-urlencoded".equals(request.mediaType())) {
      return refuse(400, "invalid_request", "the body must be application/x-www-form-urlencoded");
    }
    Faults.Failure failure = faults.take();
    if (failure != null) {
      return refuse(failure.status(), "server_error", "Status " + failure.status())
          .withBody(failure.body())
          .withHeaders(failure.headers());
    }
    Map<String, List<String>> form;
    try {
      form = FormText.parse(request.text());
    } catch (IllegalArgumentException e) {
      return refuse(400, "invalid_request", "the form cannot be read");
    }
    String client = authenticatedClient(request, form);
    if (client == null) {
      return refuse(401, "unauthorized_client", "Invalid client or Invalid client credentials");
    }
    return grant(client, form);
  }

  private SandboxResponse grant(String client, Map<String, List<String>> form) {
    String grantType = value(form, "grant_type");
    return switch (grantType == null ? "" : grantType) {
      case "" -> refuse(400, "invalid_request", "Missing form parameter: grant_type");
      case "password" -> passwordGrant(client, form);
      case "refresh_token" -> refreshGrant(client, form);
      case "client_credentials" -> clientGrant(client);
      default -> refuse(400, "unsupported_grant_type", "Unsupported grant_type");
    };
  }

  private SandboxResponse passwordGrant(String client, Map<String, List<String>> form) {
    String username = value(form, "username");
    String password = value(form, "password");
    if (username == null || password == null) {
      return refuse(400, "invalid_request", "Missing parameter: username or password");
    }
    if (!username.equals(USERNAME) || !password.equals(PASSWORD)) {
      return refuse(401, "invalid_grant", "Invalid user credentials");
    }
    String scope = value(form, "scope");
    boolean offline = scope != null && List.of(scope.split(" ", -1)).contains("offline_access");
    return issued(tokens.issue(client, offline), offline);
  }

  private SandboxResponse refreshGrant(String client, Map<String, List<String>> form) {
    String token = value(form, "refresh_token");
    if (token == null) {
      return refuse(400, "invalid_request", "No refresh token");
    }
    IssuedTokens.Pair pair = tokens.refresh(client, token);
    return pair == null
        ? refuse(400, "invalid_grant", "Token is not active")
        : issued(pair, pair.refreshLifetime() == null);
  }

  /** For inference only: the models' routes refuse such a token. */
  private SandboxResponse clientGrant(String client) {
    if (!client.equals(CONFIDENTIAL_CLIENT)) {
      return refuse(
          401, "unauthorized_client", "Public client not allowed to retrieve service account");
    }
    return SandboxResponse.json(
        200,
        new JsonFields()
            .put("access_token", tokens.issueForInference())
            .put("expires_in", tokens.accessLifetime().toSeconds())
            .put("refresh_expires_in", 0)
            .put("token_type", "Bearer")
            .put("not-before-policy", 0)
            .put("scope", "profile email")
            .build());
  }

  private SandboxResponse issued(IssuedTokens.Pair pair, boolean offline) {
    Duration refreshLifetime = pair.refreshLifetime();
    JsonValue body =
        new JsonFields()
            .put("access_token", pair.accessToken())
            .put("expires_in", tokens.accessLifetime().toSeconds())
            .put("refresh_expires_in", refreshLifetime == null ? 0 : refreshLifetime.toSeconds())
            .put("refresh_token", pair.refreshToken())
            .put("token_type", "Bearer")
            .put("not-before-policy", 0)
            .put("session_state", tokens.session())
            .put("scope", offline ? "profile email offline_access" : "profile email")
            .build();
    return SandboxResponse.json(200, body)
        .withHeaders(Map.of("Cache-Control", "no-store", "Pragma", "no-cache"));
  }

  private static @Nullable String authenticatedClient(
      SandboxRequest request, Map<String, List<String>> form) {
    String client = value(form, "client_id");
    String secret = value(form, "client_secret");
    String authorization = request.header("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      String pair = decoded(authorization.substring(6).trim());
      int colon = pair.indexOf(':');
      client = colon < 0 ? pair : pair.substring(0, colon);
      secret = colon < 0 ? "" : pair.substring(colon + 1);
    }
    boolean known =
        PUBLIC_CLIENT.equals(client)
            || (CONFIDENTIAL_CLIENT.equals(client) && CLIENT_SECRET.equals(secret));
    return known ? client : null;
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static @Nullable String value(Map<String, List<String>> form, String name) {
    List<String> values = form.get(name);
    return values == null ? null : values.get(0);
  }

  private static SandboxResponse refuse(int status, String error, String description) {
    return SandboxResponse.json(
        status, new JsonFields().put("error", error).put("error_description", description).build());
  }
}
