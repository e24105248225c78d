package io.github.modelregistry.internal.websocket;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Why a server closed the connection.
 *
 * @param code the status code; 1005 when it gave none
 * @param text what it said about it; often empty
 */
public record CloseReason(int code, String text) {

  /** All is done. */
  public static final int NORMAL = 1000;

  /** The server stops, or the client leaves. */
  public static final int GOING_AWAY = 1001;

  /** The other side does not keep to the protocol. */
  public static final int PROTOCOL_ERROR = 1002;

  /** A message is too long. */
  public static final int TOO_LONG = 1009;

  private static final int NONE_GIVEN = 1005;
  private static final int LAST = 4999;

  /** Codes that are never sent: RFC 6455 section 7.4.1. */
  private static final Set<Integer> NEVER_SENT = Set.of(NONE_GIVEN, 1006, 1015);

  /** Returns whether the connection was closed normally. */
  public boolean isNormal() {
    return code == NORMAL || code == GOING_AWAY || code == NONE_GIVEN;
  }

  static CloseReason of(byte[] payload) throws WebSocketException {
    if (payload.length == 1) {
      throw new WebSocketException("a close frame has an incomplete status code");
    }
    if (payload.length == 0) {
      return new CloseReason(NONE_GIVEN, "");
    }
    int code = (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
    if (code < NORMAL || code > LAST || NEVER_SENT.contains(code)) {
      throw new WebSocketException(
          "a close frame has the status code " + code + ", which is not allowed");
    }
    return new CloseReason(
        code, new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8));
  }
}
