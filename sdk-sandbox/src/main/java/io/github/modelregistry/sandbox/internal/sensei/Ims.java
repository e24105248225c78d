package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.FormText;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.server.Faults;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Adobe's identity service, with one client that logs in by its secret. It has no refresh tokens.
 * Thread-safe.
 */
public final class Ims {

  /** The path of the token endpoint. */
  public static final String TOKEN_PATH = "/ims/token/v3";

  /** The id of the only client, which is also the API key. */
  public static final String CLIENT_ID = "sandbox-client-id";

  /** The client's first secret. */
  public static final String CLIENT_SECRET = "sandbox-client-secret";

  /** The organization that the client belongs to. */
  public static final String ORGANIZATION = "20656D0F5B9975B20A495E23@AdobeOrg";

  private static final int MOST_SECRETS = 2;

  private final Faults faults;
  private final ImsTokens tokens;
  private final List<String> secrets = new CopyOnWriteArrayList<>(List.of(CLIENT_SECRET));

  Ims(Clock clock, Faults faults) {
    this.faults = faults;
    this.tokens = new ImsTokens(clock);
  }

  /** Returns the issued tokens. */
  public ImsTokens tokens() {
    return tokens;
  }

  /**
   * Creates a second secret of the client.
   *
   * @throws IllegalStateException if there are two already
   */
  public synchronized String addSecret() {
    if (secrets.size() == MOST_SECRETS) {
      throw new IllegalStateException("a client has at most " + MOST_SECRETS + " secrets");
    }
    String secret = CLIENT_SECRET + "-" + UUID.randomUUID();
    secrets.add(secret);
    return secret;
  }

  /** Deletes a secret of the client, which can no longer log in with it. */
  public synchronized void deleteSecret(String secret) {
    if (!secrets.remove(secret)) {
      throw new IllegalArgumentException("the client has no such secret");
    }
  }

  synchronized void reset() {
    secrets.clear();
    secrets.add(CLIENT_SECRET);
    tokens.reset();
  }

  SandboxResponse respond(SandboxRequest request) {
    if (!request.method().equals("POST")
        || !"application/x-www-form-urlencoded".equals(request.mediaType())) {
      return refuse(400, "invalid_request", "a form must be posted");
    }
    Faults.Failure failure = faults.take();
    if (failure != null) {
      return refuse(failure.status(), "server_error", "Status " + failure.status())
          .withBody(failure.body())
          .withHeaders(failure.headers());
    }
    Map<String, List<String>> fields = new HashMap<>(request.query());
    try {
      fields.putAll(FormText.parse(request.text()));
    } catch (IllegalArgumentException e) {
      return refuse(400, "invalid_request", "the form cannot be read");
    }
    return grant(fields);
  }

  private SandboxResponse grant(Map<String, List<String>> fields) {
    if (!fields.getOrDefault("grant_type", List.of()).equals(List.of("client_credentials"))) {
      return refuse(400, "unsupported_grant_type", "grant_type must be client_credentials");
    }
    if (!fields.getOrDefault("client_id", List.of()).equals(List.of(CLIENT_ID))) {
      return refuse(400, "invalid_client", "invalid client_id parameter");
    }
    List<String> sent = fields.getOrDefault("client_secret", List.of());
    if (sent.size() != 1 || !secrets.contains(sent.get(0))) {
      return refuse(400, "invalid_client", "invalid client_secret parameter");
    }
    if (fields.getOrDefault("scope", List.of("")).get(0).isBlank()) {
      return refuse(400, "invalid_scope", "scope is missing");
    }
    return issue();
  }

  private SandboxResponse issue() {
    ImsTokens.Issued issued = tokens.issue();
    JsonValue response =
        new JsonFields()
            .put("access_token", issued.token())
            .put("token_type", "bearer")
            .put("expires_in", issued.lifetime().toSeconds())
            .build();
    return SandboxResponse.json(200, response).withHeaders(Map.of("Cache-Control", "no-store"));
  }

  private static SandboxResponse refuse(int status, String error, String description) {
    return SandboxResponse.json(
        status, new JsonFields().put("error", error).put("error_description", description).build());
  }
}
