package io.github.modelregistry.sandbox.internal.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A secret that callers must know, compared in constant time. */
final class SecretToken {

  private final byte[] value;

  SecretToken(String value) {
    this.value = value.getBytes(StandardCharsets.UTF_8);
  }

  boolean matches(@Nullable String sent) {
    return sent != null && MessageDigest.isEqual(value, sent.getBytes(StandardCharsets.UTF_8));
  }
}
