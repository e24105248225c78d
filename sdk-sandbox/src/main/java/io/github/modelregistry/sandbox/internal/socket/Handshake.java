package io.github.modelregistry.sandbox.internal.socket;

import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request to upgrade a connection to a WebSocket, and its response. */
public final class Handshake {

  private static final String VERSION = "13";
  private static final int BYTES_OF_A_KEY = 16;

  /** A constant of RFC 6455, section 1.3. */
  private static final String KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private Handshake() {}

  /** Returns whether a request is for a WebSocket. */
  public static boolean isWanted(SandboxRequest request) {
    return "websocket".equalsIgnoreCase(request.header("Upgrade"));
  }

  /**
   * Returns the problem of a request for a WebSocket, or null if it is valid. Jetty has checked its
   * {@code Connection} header.
   */
  public static @Nullable String problem(SandboxRequest request) {
    if (!VERSION.equals(request.header("Sec-WebSocket-Version"))) {
      return "header.Sec-WebSocket-Version must be " + VERSION;
    }
    return isKey(request.header("Sec-WebSocket-Key"))
        ? null
        : "header.Sec-WebSocket-Key must be 16 bytes in base64";
  }

  /** Returns the response that upgrades the connection to a WebSocket. */
  public static SandboxResponse accept(SandboxRequest request) {
    return new SandboxResponse(
        101,
        Map.of(
            "Upgrade",
            "websocket",
            "Connection",
            "Upgrade",
            "Sec-WebSocket-Accept",
            acceptance(String.valueOf(request.header("Sec-WebSocket-Key")))),
        "");
  }

  private static String acceptance(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] digest = sha1.digest((key + KEY_SUFFIX).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  private static boolean isKey(@Nullable String key) {
    try {
      return key != null && Base64.getDecoder().decode(key).length == BYTES_OF_A_KEY;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
