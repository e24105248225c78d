package io.github.modelregistry.oauth;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.runtime.PercentEncoding;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The OAuth client that requests tokens, and how it authenticates. */
final class TokenClient {

  private final String id;
  private final @Nullable SecretSource secret;
  private final boolean byForm;
  private final Credentials credentials;

  private TokenClient(
      String id, @Nullable SecretSource secret, boolean byForm, Credentials credentials) {
    this.id = id;
    this.secret = secret;
    this.byForm = byForm;
    this.credentials = credentials;
  }

  static TokenClient publicClient(String id) {
    return new TokenClient(id, null, true, new SecretsInBody());
  }

  /** RFC 6749, 2.3.1, allows for it: some servers read the secret in the form only. */
  static TokenClient confidentialByForm(String id, SecretSource secret) {
    return new TokenClient(id, secret, true, new SecretsInBody());
  }

  /** RFC 6749, 2.3.1: id and secret are form-encoded before they are put together. */
  static TokenClient confidential(String id, SecretSource secret) {
    Credentials basic =
        Credentials.basic(
            PercentEncoding.encode(id),
            () -> Secret.of(PercentEncoding.encode(secret.current().reveal())));
    return new TokenClient(id, secret, false, basic);
  }

  String id() {
    return id;
  }

  Credentials credentials() {
    return credentials;
  }

  void addTo(TokenForm form) {
    if (byForm) {
      form.add("client_id", id);
    }
    if (secret != null && byForm) {
      form.addSecret("client_secret", secret);
    } else if (secret != null) {
      form.mask("client_secret", secret);
    }
  }

  /** Adds no header; makes the transport refuse to send secrets over plain http. */
  private static final class SecretsInBody implements Credentials {

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }

    @Override
    public boolean refresh(Map<String, String> rejected) {
      return false;
    }

    @Override
    public String toString() {
      return "Credentials[in the body]";
    }
  }
}
