package io.github.modelregistry.internal.okhttp.attempt;

import java.net.ProtocolException;

/** A response that is not valid HTTP. The message is ours: it quotes nothing of the response. */
final class MalformedResponseException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  MalformedResponseException(String message) {
    super(message);
  }
}
