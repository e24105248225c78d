package io.github.modelregistry.auth;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    return headersWithin(() -> null);
  }

  @Override
  public Map<String, String> headersWithin(Supplier<@Nullable Duration> timeLeft) {
    Map<String, String> all = new HashMap<>(credentials.headersWithin(timeLeft));
    all.putAll(fixed);
    return Map.copyOf(all);
  }

  @Override
  public boolean refresh(Map<String, String> rejected) {
    return refreshWithin(rejected, () -> null);
  }

  /** The fixed header cannot be renewed, and the others must be passed on as they were given. */
  @Override
  public boolean refreshWithin(
      Map<String, String> rejected, Supplier<@Nullable Duration> timeLeft) {
    Map<String, String> theirs = new HashMap<>(rejected);
    theirs.remove(name);
    return credentials.refreshWithin(Map.copyOf(theirs), timeLeft);
  }

  @Override
  public String toString() {
    return credentials + " with " + name + ": ***";
  }
}
