package io.github.modelregistry.internal.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The handshake before the first frame: a request for the upgrade, and the response that proves
 * that the server understood it. Immutable.
 */
public final class Handshake {

  /** The status by which a server agrees. */
  public static final int SWITCHING_PROTOCOLS = 101;

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final String key;

  private Handshake(String key) {
    this.key = key;
  }

  /** Returns a handshake with a key of its own; each request needs a new one. */
  public static Handshake create() {
    byte[] nonce = new byte[16];
    new SecureRandom().nextBytes(nonce);
    return new Handshake(Base64.getEncoder().encodeToString(nonce));
  }

  /** Returns the header fields of the request. No extension is offered, so frames are bare. */
  public Map<String, String> headers() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Connection", "Upgrade");
    fields.put("Upgrade", "websocket");
    fields.put("Sec-WebSocket-Version", "13");
    fields.put("Sec-WebSocket-Key", key);
    return fields;
  }

  /**
   * Checks the response's header fields.
   *
   * @param response returns the value of a field, or null
   * @throws WebSocketException if the response does not belong to this handshake
   */
  public void check(Function<String, @Nullable String> response) throws WebSocketException {
    if (!"websocket".equalsIgnoreCase(response.apply("Upgrade"))) {
      throw new WebSocketException("its 101 response is about another protocol");
    }
    if (!acceptFor(key).equals(response.apply("Sec-WebSocket-Accept"))) {
      throw new WebSocketException("its Sec-WebSocket-Accept does not match this handshake");
    }
    if (response.apply("Sec-WebSocket-Extensions") != null) {
      throw new WebSocketException("it uses a WebSocket extension that was not requested");
    }
    if (response.apply("Sec-WebSocket-Protocol") != null) {
      throw new WebSocketException("it uses a WebSocket subprotocol that was not requested");
    }
  }

  /** Returns the response to a key, as RFC 6455 section 4.2.2 computes it. */
  static String acceptFor(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1"); // a fingerprint, not a secret
      byte[] digest = sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
