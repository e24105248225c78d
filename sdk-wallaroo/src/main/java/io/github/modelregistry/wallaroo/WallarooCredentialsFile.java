package io.github.modelregistry.wallaroo;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The credentials file of the vendor's own client, a JSON object in one of two forms: {@code
 * {username, password}}, or {@code {token, user_email, user_id}}, of which only the token counts.
 *
 * @param user the user, or null if the file has a token
 * @param secret the password of the user, or the token
 */
record WallarooCredentialsFile(@Nullable String user, Secret secret) {

  /**
   * Reads the content of a file.
   *
   * @param name what errors call the file
   * @throws ConfigurationException if it has neither form; the message has nothing of its content
   */
  static WallarooCredentialsFile parse(String content, String name) {
    JsonValue json = parsed(content, name);
    String user = text(json, "username");
    String password = text(json, "password");
    if (user != null && password != null) {
      return new WallarooCredentialsFile(user, Secret.exact(password, "The password in " + name));
    }
    String token = text(json, "token");
    if (token == null) {
      throw new ConfigurationException(
          name + ": the file has neither username and password nor token");
    }
    return new WallarooCredentialsFile(null, Secret.of(token, "The token in " + name));
  }

  /** Returns the password or token of a file, which is read again each time. */
  static SecretSource secretIn(String path, String name) {
    return () -> parse(RegistriesFile.text(path), name).secret();
  }

  private static JsonValue parsed(String content, String name) {
    try {
      return JsonValue.parse(content);
    } catch (DecodingException unfit) { // its message quotes the content
      throw new ConfigurationException(name + ": the file is not valid JSON with credentials");
    }
  }

  private static @Nullable String text(JsonValue json, String name) {
    JsonValue value = json.isObject() ? json.get(name) : null;
    return value == null || value.kind() != JsonValue.Kind.STRING ? null : value.asString();
  }
}
