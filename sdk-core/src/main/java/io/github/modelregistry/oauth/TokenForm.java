package io.github.modelregistry.oauth;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.runtime.RequestBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of one request to a token endpoint, with the secrets as they are now. */
final class TokenForm {

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final List<Secret> secrets = new ArrayList<>();

  void add(String name, String value) {
    fields.put(name, value);
  }

  void addSecret(String name, SecretSource source) {
    fields.put(name, mask(name, source).reveal());
  }

  /** Has a secret masked that is sent elsewhere, and returns it. */
  Secret mask(String name, SecretSource source) {
    Secret secret = ConfigurationException.requireNonNull(source.current(), "The " + name);
    secrets.add(secret);
    return secret;
  }

  boolean hasFieldsOf(TokenForm other) {
    return fields.equals(other.fields);
  }

  /** Has the secrets masked that an earlier request sent, which the server may repeat. */
  void maskSecretsOf(TokenForm earlier) {
    secrets.addAll(earlier.secrets);
  }

  RequestBody body() {
    return RequestBody.form(fields);
  }

  List<Secret> secrets() {
    return secrets;
  }
}
