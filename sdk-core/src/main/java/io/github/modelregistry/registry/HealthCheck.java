package io.github.modelregistry.registry;

import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The result of a health check: the cheapest read call that needs credentials succeeded. */
public final class HealthCheck implements JsonModel {

  private final URI endpoint;
  private final Duration latency;

  private HealthCheck(URI endpoint, Duration latency) {
    this.endpoint = endpoint;
    this.latency = latency;
  }

  /**
   * Creates the result of a successful health check.
   *
   * @param endpoint the URL that was called, without query and credentials
   * @param latency how long the response took, repeated attempts included
   */
  public static HealthCheck of(URI endpoint, Duration latency) {
    return new HealthCheck(endpoint, latency);
  }

  /** Returns the URL that was called, without query and credentials. */
  public URI endpoint() {
    return endpoint;
  }

  /** Returns how long the response took, repeated attempts included. */
  public Duration latency() {
    return latency;
  }

  /** Returns the endpoint and, as {@code latencyMillis}, the latency. It is only written. */
  @Override
  public String toJson() {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    fields.put("endpoint", JsonValue.of(endpoint.toString()));
    fields.put("latencyMillis", JsonValue.of(latency.toMillis()));
    return JsonValue.object(fields).toString();
  }

  @Override
  public String toString() {
    return endpoint + " responded in " + latency.toMillis() + " ms";
  }
}
