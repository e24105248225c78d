package io.github.modelregistry.registry;

import java.net.URI;
import java.time.Duration;

/** The result of a health check: the cheapest read call that needs credentials succeeded. */
public final class HealthCheck {

  private final URI endpoint;
  private final Duration latency;

  private HealthCheck(URI endpoint, Duration latency) {
    this.endpoint = endpoint;
    this.latency = latency;
  }

  /**
   * Creates the outcome of a successful health.
   *
   * @param endpoint the address that was asked, without query and credentials
   * @param latency how long the answer took, repeated attempts included
   */
  public static HealthCheck of(URI endpoint, Duration latency) {
    return new HealthCheck(endpoint, latency);
  }

  /** Returns the address that was asked, without query and credentials. */
  public URI endpoint() {
    return endpoint;
  }

  /** Returns how long the answer took, repeated attempts included. */
  public Duration latency() {
    return latency;
  }

  @Override
  public String toString() {
    return endpoint + " answered in " + latency.toMillis() + " ms";
  }
}
