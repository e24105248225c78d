package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.token.LookalikeJwt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tokens that the identity service has issued. Thread-safe. */
public final class ImsTokens {

  /** The default lifetime of a token: a day less a second. */
  public static final Duration DEFAULT_LIFETIME = Duration.ofSeconds(86_399);

  /** The result of a login. */
  record Issued(String token, Duration lifetime) {}

  private final Clock clock;
  private final Map<String, Instant> ends = new HashMap<>();
  private Duration lifetime = DEFAULT_LIFETIME;
  private @Nullable String lasting;

  ImsTokens(Clock clock) {
    this.clock = clock;
  }

  /** Sets the lifetime of tokens issued from now on. */
  public synchronized void lifetime(Duration duration) {
    if (duration.toSeconds() < 1) {
      throw new IllegalArgumentException("the lifetime of a token must be at least a second");
    }
    lifetime = duration;
  }

  /** Invalidates all tokens. */
  public synchronized void end() {
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

  synchronized Issued issue() {
    return new Issued(newToken(clock.instant().plus(lifetime)), lifetime);
  }

  synchronized boolean isValid(String token) {
    Instant end = ends.get(token);
    return end != null && clock.instant().isBefore(end);
  }

  synchronized void reset() {
    String kept = lasting;
    end();
    if (kept != null) {
      // A test may have read it before: it stays valid as long as the sandbox runs.
      lasting = kept;
      ends.put(kept, Instant.MAX);
    }
    lifetime = DEFAULT_LIFETIME;
  }

  /** Its claims are milliseconds, as strings; {@code expires_in} of the response is seconds. */
  private String newToken(Instant end) {
    JsonValue claims =
        new JsonFields()
            .put("id", UUID.randomUUID().toString())
            .put("type", "access_token")
            .put("client_id", Ims.CLIENT_ID)
            .put("created_at", Long.toString(clock.millis()))
            .put("expires_in", Long.toString(lifetime.toMillis()))
            .build();
    String token = LookalikeJwt.of(claims);
    ends.put(token, end);
    return token;
  }
}
