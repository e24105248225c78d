package io.github.modelregistry.auth;

import java.util.HashMap;
import java.util.Map;

/** Credentials, and one header of a fixed value beside theirs. */
final class CredentialsWithHeader implements Credentials {

  private final Credentials credentials;
  private final String name;
  private final Map<String, String> fixed;

  CredentialsWithHeader(Credentials credentials, String name, Secret secret) {
    this.credentials = credentials;
    this.name = name;
    this.fixed = FixedCredentials.of(name, "", secret).headers();
  }

  @Override
  public Map<String, String> headers() {
    Map<String, String> all = new HashMap<>(credentials.headers());
    all.putAll(fixed);
    return Map.copyOf(all);
  }

  /** The fixed header cannot be renewed, and the others must be passed on as they were given. */
  @Override
  public boolean refresh(Map<String, String> rejected) {
    Map<String, String> theirs = new HashMap<>(rejected);
    theirs.remove(name);
    return credentials.refresh(Map.copyOf(theirs));
  }

  @Override
  public String toString() {
    return credentials + " with " + name + ": ***";
  }
}
