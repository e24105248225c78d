package io.github.modelregistry.sandbox.internal.token;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes texts that can be read as JSON Web Tokens. Their signature is none. */
public final class LookalikeJwt {

  private LookalikeJwt() {}

  /** Returns a token with these claims. */
  public static String of(JsonValue claims) {
    JsonValue header = new JsonFields().put("alg", "RS256").put("typ", "JWT").build();
    return base64(header.toString()) + "." + base64(claims.toString()) + "." + base64("sandbox");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
