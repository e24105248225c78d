package io.github.modelregistry.internal.websocket;

import java.io.IOException;

/** A message that is longer than allowed; it was not read to its end. */
public final class MessageTooLongException extends IOException {

  private static final long serialVersionUID = 1L;

  MessageTooLongException(long limit) {
    super("longer than " + limit + " bytes");
  }
}
