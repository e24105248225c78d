package io.github.modelregistry.internal.websocket;

/** One frame as the server sent it. Immutable, unless its payload array is changed. */
final class Frame {

  private final boolean last;
  private final Opcode opcode;
  private final byte[] payload;

  Frame(boolean last, Opcode opcode, byte[] payload) {
    this.last = last;
    this.opcode = opcode;
    this.payload = payload;
  }

  /** Returns whether it is the last or only one of its message. */
  boolean last() {
    return last;
  }

  Opcode opcode() {
    return opcode;
  }

  byte[] payload() {
    return payload;
  }
}
