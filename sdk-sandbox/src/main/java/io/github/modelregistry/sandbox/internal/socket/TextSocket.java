package io.github.modelregistry.sandbox.internal.socket;

/**
 * The server's end of an open WebSocket. Nothing here waits for the client; what is asked for is
 * done in its order. Thread-safe.
 */
public interface TextSocket {

  /** Sends a text in one frame. */
  void send(String text);

  /** Sends a close frame with a status code of RFC 6455, then closes. */
  void close(int code);

  /** Closes without a close frame, as a server that crashes. */
  void drop();
}
