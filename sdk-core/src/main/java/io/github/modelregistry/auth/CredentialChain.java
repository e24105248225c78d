package io.github.modelregistry.auth;

import io.github.modelregistry.error.ConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first of several credentials that are set up. Thread-safe.
 *
 * <pre>{@code
 * Credentials credentials =
 *     CredentialChain.builder()
 *         .add("ACME_TOKEN", () -> Credentials.bearer(Secret.of(getenv("ACME_TOKEN"), "ACME_TOKEN")))
 *         .add("the file /run/secrets/acme", () -> Credentials.bearer(file))
 *         .build();
 * }</pre>
 *
 * <p>They are tried in order when the first call needs them, and those that worked are used from
 * then on. Credentials are passed over if making them, or their headers, throws a {@link
 * ConfigurationException}: nothing is set, or a file is missing. A login that is refused, or a
 * server that cannot be reached, is the failure of the call, and nobody else's credentials are sent
 * in its place.
 */
public final class CredentialChain implements Credentials {

  private final List<Candidate> candidates;
  private volatile @Nullable Credentials chosen;

  private CredentialChain(List<Candidate> candidates) {
    this.candidates = candidates;
  }

  /** Returns a builder without credentials. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Map<String, String> headers() {
    return headersWithin(() -> null);
  }

  @Override
  public Map<String, String> headersWithin(Supplier<@Nullable Duration> timeLeft) {
    return headers(credentials -> credentials.headersWithin(timeLeft));
  }

  @Override
  public Map<String, String> headersForTransfer(Supplier<@Nullable Duration> timeLeft) {
    return headers(credentials -> credentials.headersForTransfer(timeLeft));
  }

  @Override
  public boolean refresh(Map<String, String> rejected) {
    return refreshWithin(rejected, () -> null);
  }

  @Override
  public boolean refreshWithin(
      Map<String, String> rejected, Supplier<@Nullable Duration> timeLeft) {
    Credentials found = chosen;
    return found != null && found.refreshWithin(rejected, timeLeft);
  }

  private Map<String, String> headers(Function<Credentials, Map<String, String>> ask) {
    Credentials found = chosen;
    return found == null ? firstHeaders(ask) : ask.apply(found);
  }

  private Map<String, String> firstHeaders(Function<Credentials, Map<String, String>> ask) {
    List<String> reasons = new ArrayList<>();
    for (Candidate candidate : candidates) {
      try {
        Credentials credentials = candidate.get();
        Map<String, String> headers = ask.apply(credentials);
        chosen = credentials;
        return headers;
      } catch (ConfigurationException notSetUp) {
        reasons.add(candidate.name + " (" + String.join("; ", notSetUp.problems()) + ")");
      }
    }
    throw new ConfigurationException(
        "No credentials are set up; tried in this order: " + String.join(", ", reasons));
  }

  @Override
  public String toString() {
    return candidates.stream()
        .map(candidate -> candidate.name)
        .collect(Collectors.joining(", ", "CredentialChain[", "]"));
  }

  /** Credentials that are made when they are needed, once: they may keep a token. */
  private static final class Candidate {

    private final String name;
    private final Supplier<Credentials> supplier;
    private @Nullable Credentials made;

    Candidate(String name, Supplier<Credentials> supplier) {
      this.name = name;
      this.supplier = supplier;
    }

    synchronized Credentials get() {
      Credentials credentials = made;
      if (credentials == null) {
        credentials = ConfigurationException.requireNonNull(supplier.get(), name);
        made = credentials;
      }
      return credentials;
    }
  }

  /** Collects the credentials. Not thread-safe. */
  public static final class Builder {

    private final List<Candidate> candidates = new ArrayList<>();

    private Builder() {}

    /**
     * Adds credentials, to be tried after those that were added before.
     *
     * @param name what errors call them: the setting or file that they come from
     * @param credentials makes them when they are tried; must not wait for a server
     */
    public Builder add(String name, Supplier<Credentials> credentials) {
      candidates.add(
          new Candidate(
              Objects.requireNonNull(name, "name"),
              Objects.requireNonNull(credentials, "credentials")));
      return this;
    }

    /**
     * Returns the chain.
     *
     * @throws ConfigurationException if it is empty
     */
    public CredentialChain build() {
      if (candidates.isEmpty()) {
        throw new ConfigurationException(
            "A credential chain needs at least one source of credentials: add one");
      }
      return new CredentialChain(List.copyOf(candidates));
    }
  }
}
