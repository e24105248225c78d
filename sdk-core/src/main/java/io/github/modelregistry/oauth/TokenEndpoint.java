package io.github.modelregistry.oauth;

import io.github.modelregistry.auth.AccessToken;
import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.auth.TokenCache;
import io.github.modelregistry.auth.TokenSource;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.TransportFactory;
import io.github.modelregistry.runtime.TransportSpec;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth 2.0 token endpoint, such as Keycloak's: logs in, and renews what it got. Thread-safe.
 *
 * <p>A refresh token is used while it is valid, which may be shorter than the access token; after
 * that, or when the endpoint refuses it, the login is made afresh. Password and client secret are
 * asked for before each request, so that they may change.
 *
 * <pre>{@code
 * TokenEndpoint endpoint =
 *     TokenEndpoint.builder("wallaroo", tokenUrl)
 *         .publicClient("sdk-client")
 *         .password(user, password)
 *         .open(OkHttpTransports.standard());
 * Credentials credentials = new TokenCache(endpoint, clock, Duration.ofSeconds(10));
 * }</pre>
 */
public final class TokenEndpoint implements TokenSource, AutoCloseable {

  private final ApiTransport transport;
  private final Operation<String> login;
  private final Operation<String> refresh;
  private final TokenClient client;
  private final Map<String, String> grant;
  private final @Nullable SecretSource password;
  private final @Nullable String scope;
  private final Clock clock;
  private final Duration callTimeout;

  private TokenEndpoint(
      Builder builder, TokenClient client, ApiTransport transport, String lastSegment) {
    this.transport = transport;
    this.login = operation("login", lastSegment, "safe");
    // A refresh token may be good for one use only: a response that got lost may have used it up.
    this.refresh = operation("refreshToken", lastSegment, "throttled");
    this.client = client;
    this.grant = new LinkedHashMap<>(builder.grant);
    this.password = builder.password;
    this.scope = builder.scope;
    this.clock = builder.config.clock();
    this.callTimeout = builder.config.callTimeout();
  }

  /**
   * Returns a builder for the endpoint of one vendor.
   *
   * @param vendor the vendor's short name, such as {@code wallaroo}
   * @param tokenUrl the endpoint's whole address
   */
  public static Builder builder(String vendor, URI tokenUrl) {
    return new Builder(vendor, tokenUrl);
  }

  /**
   * Refreshes the previous token if that can be done, else logs in.
   *
   * @throws AuthenticationException if the endpoint refuses the credentials; the message says what
   *     to check
   * @throws RegistryException if it cannot be reached, or responds with something else
   */
  @Override
  public AccessToken fetch(@Nullable AccessToken previous) {
    return fetchWithin(previous, () -> null);
  }

  @Override
  public AccessToken fetchWithin(
      @Nullable AccessToken previous, Supplier<@Nullable Duration> timeLeft) {
    Instant now = clock.instant();
    Secret refreshToken =
        previous != null && previous.canBeRefreshed(now) ? previous.refreshToken() : null;
    if (refreshToken == null) {
      return loggedIn(timeLeft);
    }
    try {
      return refreshed(refreshToken, timeLeft);
    } catch (RegistryException failure) {
      if (Thread.currentThread().isInterrupted()) {
        throw failure;
      }
      return loggedInAfter(failure, timeLeft);
    }
  }

  /** Gives back the endpoint's own connections. Idempotent. */
  @Override
  public void close() {
    transport.close();
  }

  /**
   * Opens a transport whose calls log in here as needed; closing it closes this endpoint, too, and
   * so does a failure to open it.
   *
   * @param renewalMargin how long before its end a token is renewed
   * @param transferLife how long a token must be valid when a call begins to send a file; see
   *     {@link TokenCache#TokenCache(TokenSource, Clock, Duration, Duration)}
   * @param transports what carries the calls
   * @param spec describes the transport for the credentials
   */
  public ApiTransport openTransport(
      Duration renewalMargin,
      Duration transferLife,
      TransportFactory transports,
      Function<Credentials, TransportSpec.Builder> spec) {
    try {
      Credentials caller = new TokenCache(this, clock, renewalMargin, transferLife);
      return transports.create(spec.apply(caller).onClose(this::close).build());
    } catch (RuntimeException unfit) {
      close();
      throw unfit;
    }
  }

  /** Returns address and client, and no secret. */
  @Override
  public String toString() {
    return "TokenEndpoint[" + client.id() + " at " + transport + "]";
  }

  private AccessToken refreshed(Secret refreshToken, Supplier<@Nullable Duration> timeLeft) {
    TokenForm form = new TokenForm();
    form.add("grant_type", "refresh_token");
    form.addSecret("refresh_token", refreshToken);
    client.addTo(form);
    return post(refresh, form, timeLeft);
  }

  /** Logs in; once more if it was refused and password or client secret were replaced since. */
  private AccessToken loggedIn(Supplier<@Nullable Duration> timeLeft) {
    TokenForm form = loginForm();
    try {
      return post(login, form, timeLeft);
    } catch (AuthenticationException refused) {
      TokenForm now = loginForm();
      if (now.hasFieldsOf(form)) {
        throw refused;
      }
      now.maskSecretsOf(form);
      return post(login, now, timeLeft);
    }
  }

  private TokenForm loginForm() {
    TokenForm form = new TokenForm();
    grant.forEach(form::add);
    if (password != null) {
      form.addSecret("password", password);
    }
    if (scope != null) {
      form.add("scope", scope);
    }
    client.addTo(form);
    return form;
  }

  private AccessToken loggedInAfter(
      RegistryException failure, Supplier<@Nullable Duration> timeLeft) {
    try {
      return loggedIn(timeLeft);
    } catch (RegistryException second) {
      second.addSuppressed(failure);
      throw second;
    }
  }

  private AccessToken post(
      Operation<String> operation, TokenForm form, Supplier<@Nullable Duration> timeLeft) {
    Instant asked = clock.instant();
    ApiCall<String> call =
        ApiCall.builder(operation).body(form.body()).secrets(form.secrets()).build();
    return TokenReply.read(operation.id(), within(timeLeft.get()).execute(call).body(), asked);
  }

  /** Returns the transport for a call that must be over when the call that needs the token is. */
  private ApiTransport within(@Nullable Duration timeLeft) {
    if (timeLeft == null || (!callTimeout.isZero() && timeLeft.compareTo(callTimeout) >= 0)) {
      return transport;
    }
    Duration limit = timeLeft.isZero() ? Duration.ofNanos(1) : timeLeft; // zero would be no limit
    return transport.withOptions(CallOptions.builder().callTimeout(limit).build());
  }

  private static Operation<String> operation(String id, String lastSegment, String retry) {
    return Operation.<String>builder(id, HttpMethod.POST, "/" + lastSegment)
        .retry(retry)
        .accept(RequestBody.JSON)
        .response(ResponseFormat.text())
        .build();
  }

  /** Collects who logs in where. Not thread-safe. */
  public static final class Builder {

    private final String vendor;
    private final URI tokenUrl;
    private final Map<String, String> grant = new LinkedHashMap<>();
    private @Nullable SecretSource password;
    private @Nullable String scope;
    private @Nullable TokenClient client;
    private ClientConfig config = ClientConfig.defaults();

    private Builder(String vendor, URI tokenUrl) {
      this.vendor = Objects.requireNonNull(vendor, "vendor");
      this.tokenUrl = Objects.requireNonNull(tokenUrl, "tokenUrl");
    }

    /** Sets a client without secret; its id is sent as a form field. */
    public Builder publicClient(String id) {
      client = TokenClient.publicClient(id);
      return this;
    }

    /** Sets a client with a secret; both are sent by HTTP Basic. */
    public Builder confidentialClient(String id, SecretSource secret) {
      client = TokenClient.confidential(id, secret);
      return this;
    }

    /**
     * Sets a client with a secret; both are sent as form fields, for servers that do not read HTTP
     * Basic.
     */
    public Builder confidentialClientByForm(String id, SecretSource secret) {
      client = TokenClient.confidentialByForm(id, secret);
      return this;
    }

    /** Logs in as a user (grant {@code password}). */
    public Builder password(String user, SecretSource password) {
      grant.put("grant_type", "password");
      grant.put("username", user);
      this.password = Objects.requireNonNull(password, "password");
      return this;
    }

    /** Logs in as the client itself (grant {@code client_credentials}). */
    public Builder clientCredentials() {
      grant.put("grant_type", "client_credentials");
      return this;
    }

    /**
     * Sets the scopes to request; none by default. They are sent unchanged: separated by spaces, as
     * OAuth has it, or by commas where a server wants that.
     */
    public Builder scope(@Nullable String scope) {
      this.scope = scope;
      return this;
    }

    /** Sets timeouts, retry, TLS, proxy and clock; the same as the API's client, usually. */
    public Builder config(ClientConfig config) {
      this.config = Objects.requireNonNull(config, "config");
      return this;
    }

    /**
     * Opens the endpoint, which the caller closes. Nothing is sent yet.
     *
     * @throws ConfigurationException if something is missing, the address is no URL to post to, or
     *     it is plain http to another machine
     */
    public TokenEndpoint open(TransportFactory transports) {
      TokenClient who = client;
      if (who == null || !grant.containsKey("grant_type")) {
        throw new ConfigurationException(
            "The login to " + vendor + " needs a client id, and a user or a client secret");
      }
      String path = tokenUrl.getRawPath();
      if (path == null
          || path.length() < 2
          || path.endsWith("/")
          || tokenUrl.getRawQuery() != null) {
        throw new ConfigurationException(
            "The token endpoint of " + vendor + " must be an address with a path and no query");
      }
      String url = tokenUrl.toString();
      int lastSlash = url.lastIndexOf('/');
      TransportSpec spec =
          TransportSpec.builder(vendor, URI.create(url.substring(0, lastSlash)))
              .credentials(who.credentials())
              .config(config)
              .errorFormat(new TokenErrors(who.id(), grant.get("username")))
              .build();
      return new TokenEndpoint(this, who, transports.create(spec), url.substring(lastSlash + 1));
    }
  }
}
