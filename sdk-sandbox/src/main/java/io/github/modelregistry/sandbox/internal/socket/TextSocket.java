package io.github.modelregistry.sandbox.internal.socket;

/**
 * The server's end of an open WebSocket. Its methods do not wait for the client; they take effect
 * in the order of the calls. Thread-safe.
 */
public interface TextSocket {

  /** Sends a text in one frame. */
  void send(String text);

  /** Sends a close frame with a status code of RFC 6455, then closes. */
  void close(int code);

  /** Closes without a close frame, like a server that crashes. */
  void drop();
}
