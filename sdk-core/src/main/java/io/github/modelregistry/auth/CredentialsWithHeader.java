package io.github.modelregistry.auth;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Credentials, and one header beside theirs. */
final class CredentialsWithHeader implements Credentials {

  private final Credentials credentials;
  private final String name;
  private final Credentials header;

  CredentialsWithHeader(Credentials credentials, String name, SecretSource secret) {
    this.credentials = credentials;
    this.name = name;
    this.header = HeaderCredentials.of(name, "", secret);
  }

  @Override
  public Map<String, String> headers() {
    return headersWithin(() -> null);
  }

  @Override
  public Map<String, String> headersWithin(Supplier<@Nullable Duration> timeLeft) {
    return withHeader(credentials.headersWithin(timeLeft));
  }

  @Override
  public Map<String, String> headersForTransfer(Supplier<@Nullable Duration> timeLeft) {
    return withHeader(credentials.headersForTransfer(timeLeft));
  }

  private Map<String, String> withHeader(Map<String, String> theirs) {
    Map<String, String> all = new HashMap<>(theirs);
    all.putAll(header.headers());
    return Map.copyOf(all);
  }

  @Override
  public boolean refresh(Map<String, String> rejected) {
    return refreshWithin(rejected, () -> null);
  }

  /** Each gets the headers that it gave; if the header changed, it may be the cure alone. */
  @Override
  public boolean refreshWithin(
      Map<String, String> rejected, Supplier<@Nullable Duration> timeLeft) {
    Map<String, String> theirs = new HashMap<>(rejected);
    String own = theirs.remove(name);
    return (own != null && header.refresh(Map.of(name, own)))
        || credentials.refreshWithin(Map.copyOf(theirs), timeLeft);
  }

  @Override
  public String toString() {
    return credentials + " with " + name + ": ***";
  }
}
