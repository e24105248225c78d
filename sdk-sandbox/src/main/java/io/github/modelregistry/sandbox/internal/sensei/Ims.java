package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.FormText;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.server.Faults;
import io.github.modelregistry.sandbox.internal.token.LookalikeJwt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Adobe's identity service, with one client that may log in by itself. It knows no refresh tokens.
 * Thread-safe.
 */
public final class Ims {

  /** Where tokens are asked for. */
  public static final String TOKEN_PATH = "/ims/token/v3";

  /** The one client, whose id is the API key too. */
  public static final String CLIENT_ID = "sandbox-client-id";

  /** The client's secret. */
  public static final String CLIENT_SECRET = "sandbox-client-secret";

  /** The organization that the client belongs to. */
  public static final String ORGANIZATION = "20656D0F5B9975B20A495E23@AdobeOrg";

  /** The usual life of a token: a day, but for a second. */
  public static final Duration USUAL_LIFETIME = Duration.ofSeconds(86_399);

  private final Clock clock;
  private final Faults faults = new Faults();
  private final Map<String, Instant> ends = new HashMap<>();
  private Duration lifetime = USUAL_LIFETIME;
  private @Nullable String lasting;

  Ims(Clock clock) {
    this.clock = clock;
  }

  /** Returns what is to go wrong at the token endpoint. */
  public Faults faults() {
    return faults;
  }

  /** Sets how long the tokens issued from now on live. */
  public synchronized void lifetime(Duration duration) {
    if (duration.toSeconds() < 1) {
      throw new IllegalArgumentException("a token lives for a second at least");
    }
    lifetime = duration;
  }

  /** Ends all tokens. */
  public synchronized void endTokens() {
    ends.clear();
    lasting = null;
  }

  /** Returns a token that does not expire. */
  public synchronized String lasting() {
    if (lasting == null) {
      lasting = newToken(Instant.MAX);
    }
    return lasting;
  }

  synchronized boolean isGood(String token) {
    Instant end = ends.get(token);
    return end != null && clock.instant().isBefore(end);
  }

  synchronized void reset() {
    faults.clear();
    String kept = lasting;
    endTokens();
    if (kept != null) {
      // A test may have read it before: it is good for as long as the sandbox is.
      lasting = kept;
      ends.put(kept, Instant.MAX);
    }
    lifetime = USUAL_LIFETIME;
  }

  SandboxResponse answer(SandboxRequest request) {
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
    if (!fields.getOrDefault("client_secret", List.of()).equals(List.of(CLIENT_SECRET))) {
      return refuse(400, "invalid_client", "invalid client_secret parameter");
    }
    if (fields.getOrDefault("scope", List.of("")).get(0).isBlank()) {
      return refuse(400, "invalid_scope", "scope is missing");
    }
    return issue();
  }

  private synchronized SandboxResponse issue() {
    JsonValue answer =
        new JsonFields()
            .put("access_token", newToken(clock.instant().plus(lifetime)))
            .put("token_type", "bearer")
            .put("expires_in", lifetime.toSeconds())
            .build();
    return SandboxResponse.json(200, answer).withHeaders(Map.of("Cache-Control", "no-store"));
  }

  /** Its claims count milliseconds, in texts, though the answer's {@code expires_in} does not. */
  private String newToken(Instant end) {
    JsonValue claims =
        new JsonFields()
            .put("id", UUID.randomUUID().toString())
            .put("type", "access_token")
            .put("client_id", CLIENT_ID)
            .put("created_at", Long.toString(clock.millis()))
            .put("expires_in", Long.toString(lifetime.toMillis()))
            .build();
    String token = LookalikeJwt.of(claims);
    ends.put(token, end);
    return token;
  }

  private static SandboxResponse refuse(int status, String error, String description) {
    return SandboxResponse.json(
        status, new JsonFields().put("error", error).put("error_description", description).build());
  }
}
