package io.github.modelregistry.auth;

import java.util.Map;

/** Credentials that never change; a 401 is final for them. */
final class FixedCredentials implements Credentials {

  static final Credentials NONE = new FixedCredentials("none", Map.of());

  private final String description;
  private final Map<String, String> headers;

  FixedCredentials(String description, Map<String, String> headers) {
    this.description = description;
    this.headers = headers;
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }

  @Override
  public boolean refresh(Map<String, String> rejected) {
    return false;
  }

  @Override
  public String toString() {
    return "Credentials[" + description + "]";
  }
}
