package io.github.modelregistry.sandbox.internal.socket;

/** A client has violated the WebSocket protocol. */
public final class BrokenFrameException extends Exception {

  /** The status code for a violation of the protocol. */
  public static final int PROTOCOL_ERROR = 1002;

  /** The status code for a message that is too big. */
  public static final int TOO_BIG = 1009;

  private static final long serialVersionUID = 1;

  private final int code;

  BrokenFrameException(int code) {
    super("the client broke the WebSocket protocol: " + code);
    this.code = code;
  }

  /** Returns the status code to close the socket with. */
  public int code() {
    return code;
  }
}
