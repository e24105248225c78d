package io.github.modelregistry.sandbox.internal.wallaroo;

import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.token.LookalikeJwt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The valid tokens that Keycloak has issued. Thread-safe. */
public final class IssuedTokens {

  /** The default lifetime of an access token. */
  public static final Duration DEFAULT_ACCESS_LIFETIME = Duration.ofHours(1);

  /** The default lifetime of a refresh token, shorter than that of an access token. */
  public static final Duration DEFAULT_REFRESH_LIFETIME = Duration.ofMinutes(30);

  private static final Instant NEVER = Instant.MAX;

  /**
   * The result of a login.
   *
   * @param refreshLifetime how long the refresh token is valid, or null for no limit
   */
  record Pair(String accessToken, String refreshToken, @Nullable Duration refreshLifetime) {}

  private record Refresh(String client, Instant end) {}

  private final Clock clock;

  /** When each access token of the user ends; no call accepts those for inference. */
  private final Map<String, Instant> access = new HashMap<>();

  private final Map<String, Refresh> refresh = new HashMap<>();
  private String session = UUID.randomUUID().toString();
  private Duration accessLifetime = DEFAULT_ACCESS_LIFETIME;
  private Duration refreshLifetime = DEFAULT_REFRESH_LIFETIME;
  private @Nullable String lasting;

  IssuedTokens(Clock clock) {
    this.clock = clock;
  }

  /** Sets the lifetimes of tokens issued from now on. */
  public synchronized void lifetimes(Duration ofAccess, Duration ofRefresh) {
    if (ofAccess.toSeconds() < 1 || ofRefresh.toSeconds() < 1) {
      throw new IllegalArgumentException("the lifetime of a token must be at least a second");
    }
    accessLifetime = ofAccess;
    refreshLifetime = ofRefresh;
  }

  /** Invalidates all access tokens; refresh tokens stay valid. */
  public synchronized void endAccess() {
    access.clear();
    lasting = null;
  }

  /** Invalidates all tokens. */
  public synchronized void endAll() {
    endAccess();
    refresh.clear();
  }

  /** Returns an access token of the user that does not expire. */
  public synchronized String lasting() {
    if (lasting == null) {
      lasting = newAccess(Keycloak.PUBLIC_CLIENT, NEVER);
    }
    return lasting;
  }

  synchronized Pair issue(String client, boolean offline) {
    Instant now = clock.instant();
    String refreshToken = jwt(client, "Refresh", now.plus(refreshLifetime));
    refresh.put(refreshToken, new Refresh(client, offline ? NEVER : now.plus(refreshLifetime)));
    return new Pair(
        newAccess(client, now.plus(accessLifetime)),
        refreshToken,
        offline ? null : refreshLifetime);
  }

  synchronized String issueForInference() {
    return jwt(Keycloak.CONFIDENTIAL_CLIENT, "Bearer", clock.instant().plus(accessLifetime));
  }

  /** Exchanges a refresh token for a new pair; the old one becomes invalid in any case. */
  synchronized @Nullable Pair refresh(String client, String token) {
    Refresh old = refresh.remove(token);
    if (old == null || !old.client().equals(client) || !clock.instant().isBefore(old.end())) {
      return null;
    }
    return issue(client, old.end().equals(NEVER));
  }

  synchronized boolean isUserToken(String token) {
    Instant end = access.get(token);
    return end != null && clock.instant().isBefore(end);
  }

  synchronized Duration accessLifetime() {
    return accessLifetime;
  }

  synchronized String session() {
    return session;
  }

  synchronized void reset() {
    String kept = lasting;
    endAll();
    if (kept != null) {
      // A test may have read it before: it stays valid as long as the sandbox runs.
      lasting = kept;
      access.put(kept, NEVER);
    }
    accessLifetime = DEFAULT_ACCESS_LIFETIME;
    refreshLifetime = DEFAULT_REFRESH_LIFETIME;
    session = UUID.randomUUID().toString();
  }

  private String newAccess(String client, Instant end) {
    String token = jwt(client, "Bearer", end);
    access.put(token, end);
    return token;
  }

  private String jwt(String client, String type, Instant end) {
    JsonFields claims =
        new JsonFields()
            .put("iat", clock.instant().getEpochSecond())
            .put("jti", UUID.randomUUID().toString())
            .put("typ", type)
            .put("azp", client)
            .put("sub", Keycloak.USER_ID)
            .put("email", Keycloak.USERNAME);
    if (!end.equals(NEVER)) {
      claims.put("exp", end.getEpochSecond());
    }
    return LookalikeJwt.of(claims.build());
  }
}
