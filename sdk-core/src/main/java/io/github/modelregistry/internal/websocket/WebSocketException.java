package io.github.modelregistry.internal.websocket;

import java.io.IOException;

/** A server that does not keep to the protocol. The message has no full stop at its end. */
public final class WebSocketException extends IOException {

  private static final long serialVersionUID = 1L;

  public WebSocketException(String message) {
    super(message);
  }
}
