package io.github.modelregistry.runtime;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The OAuth client that asks for tokens: with a secret by HTTP Basic, or by its id in the form. */
final class TokenClient {

  private final String id;
  private final boolean idInForm;
  private final Credentials credentials;

  private TokenClient(String id, boolean idInForm, Credentials credentials) {
    this.id = id;
    this.idInForm = idInForm;
    this.credentials = credentials;
  }

  static TokenClient publicClient(String id) {
    return new TokenClient(id, true, new SecretsInBody());
  }

  /** RFC 6749, 2.3.1: id and secret are form-encoded before they are put together. */
  static TokenClient confidential(String id, Secret secret) {
    return new TokenClient(
        id,
        false,
        Credentials.basic(
            PercentEncoding.encode(id), Secret.of(PercentEncoding.encode(secret.reveal()))));
  }

  String id() {
    return id;
  }

  Credentials credentials() {
    return credentials;
  }

  void addTo(Map<String, String> fields) {
    if (idInForm) {
      fields.put("client_id", id);
    }
  }

  /** Returns the texts in which a server could repeat the secrets. */
  static Collection<String> formsOf(List<Secret> secrets) {
    List<String> forms = new ArrayList<>();
    for (Secret secret : secrets) {
      forms.add(secret.reveal());
      forms.add(PercentEncoding.encode(secret.reveal()));
    }
    return forms;
  }

  /** Adds no header, yet tells the transport that what is sent must not go in the clear. */
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
