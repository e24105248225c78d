package io.github.modelregistry.internal.websocket;

/** What kinds of frames there are. */
enum Opcode {
  CONTINUATION(0x0),
  TEXT(0x1),
  BINARY(0x2),
  CLOSE(0x8),
  PING(0x9),
  PONG(0xA);

  private final int number;

  Opcode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  boolean isControl() {
    return number >= 0x8;
  }

  static Opcode of(int number) throws WebSocketProblem {
    for (Opcode opcode : values()) {
      if (opcode.number == number) {
        return opcode;
      }
    }
    throw new WebSocketProblem("a frame has the unknown opcode " + number);
  }
}
