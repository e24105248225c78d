package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.internal.websocket.Handshake;
import io.github.modelregistry.internal.websocket.WebSocketException;
import io.github.modelregistry.runtime.Operation;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Socket;
import org.jspecify.annotations.Nullable;

/**
 * The part of an attempt that requests a WebSocket; nothing where the operation is not a stream.
 *
 * <p>It is an ordinary request to OkHttp, so that all layers above treat it as one; OkHttp's own
 * WebSocket calls bypass them, and limit no message (decision 0054).
 */
final class Upgrade {

  private static final List<Protocol> HTTP_1_1 = List.of(Protocol.HTTP_1_1);

  private static final Upgrade NONE = new Upgrade(null);

  private final @Nullable Handshake handshake;

  private Upgrade(@Nullable Handshake handshake) {
    this.handshake = handshake;
  }

  static Upgrade of(Operation<?> operation) {
    return operation.isStream() ? new Upgrade(Handshake.create()) : NONE;
  }

  /** Returns the client to ask with: no connection that carries several calls can be upgraded. */
  OkHttpClient fit(OkHttpClient client) {
    return handshake == null || client.protocols().equals(HTTP_1_1)
        ? client
        : client.newBuilder().protocols(HTTP_1_1).build();
  }

  void askIn(Request.Builder request) {
    if (handshake != null) {
      handshake.headers().forEach(request::header);
    }
  }

  /**
   * Returns the connection that the server agreed to hand over, or null if it did not agree.
   *
   * @throws WebSocketException when it agreed to something else; the connection is closed then
   */
  @Nullable UpgradedSocket result(Response response) throws WebSocketException {
    if (handshake == null || response.code() != Handshake.SWITCHING_PROTOCOLS) {
      return null;
    }
    Socket socket = response.socket();
    if (socket == null) {
      response.close();
      throw new WebSocketException("its 101 response has no Connection: Upgrade header");
    }
    UpgradedSocket upgraded = new UpgradedSocket(socket);
    try {
      handshake.check(response::header);
      return upgraded;
    } catch (WebSocketException e) {
      upgraded.close();
      throw e;
    }
  }
}
