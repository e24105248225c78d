package io.github.modelregistry.sandbox.internal.socket;

/** A client has sent what no WebSocket client may send. */
public final class BrokenFrameException extends Exception {

  /** The status code for what the protocol does not allow. */
  public static final int PROTOCOL_ERROR = 1002;

  /** The status code for more than the server takes. */
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
