package io.github.modelregistry.oauth;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.runtime.PercentEncoding;
import java.util.LinkedHashMap;
import java.util.Map;

/** The OAuth client that requests tokens, and how it authenticates. */
final class TokenClient {

  private final String id;
  private final Map<String, String> fields;
  private final Credentials credentials;

  private TokenClient(String id, Map<String, String> fields, Credentials credentials) {
    this.id = id;
    this.fields = fields;
    this.credentials = credentials;
  }

  static TokenClient publicClient(String id) {
    return new TokenClient(id, Map.of("client_id", id), new SecretsInBody());
  }

  /** RFC 6749, 2.3.1, allows for it: some servers read the secret in the form only. */
  static TokenClient confidentialByForm(String id, Secret secret) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("client_id", id);
    fields.put("client_secret", secret.reveal());
    return new TokenClient(id, fields, new SecretsInBody());
  }

  /** RFC 6749, 2.3.1: id and secret are form-encoded before they are put together. */
  static TokenClient confidential(String id, Secret secret) {
    return new TokenClient(
        id,
        Map.of(),
        Credentials.basic(
            PercentEncoding.encode(id), Secret.of(PercentEncoding.encode(secret.reveal()))));
  }

  String id() {
    return id;
  }

  Credentials credentials() {
    return credentials;
  }

  void addTo(Map<String, String> form) {
    form.putAll(fields);
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
