package io.github.modelregistry.internal.websocket;

import java.io.IOException;

/** A server that does not keep to the protocol. The message has no full stop at its end. */
public final class WebSocketProblem extends IOException {

  private static final long serialVersionUID = 1L;

  public WebSocketProblem(String message) {
    super(message);
  }
}
