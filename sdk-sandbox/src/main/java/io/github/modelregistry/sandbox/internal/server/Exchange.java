package io.github.modelregistry.sandbox.internal.server;

import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.server.HttpOutput;
import wiremock.org.eclipse.jetty.server.Request;

/** A request and its response, below WireMock. Used by the thread that handles the request. */
final class Exchange {

  private final Request request;
  private final @Nullable ReceivedBody received;

  /**
   * Creates an exchange.
   *
   * @param received the body, or null if WireMock reads it
   */
  Exchange(Request request, @Nullable ReceivedBody received) {
    this.request = request;
    this.received = received;
  }

  /** Returns the body that was read from its stream, or null if WireMock has it. */
  @Nullable ReceivedBody received() {
    return received;
  }

  /** Sends the response as it is: its length and its ranges are those of the uncompressed bytes. */
  void doNotCompress() {
    HttpOutput output = request.getResponse().getHttpOutput();
    output.setInterceptor(request.getHttpChannel());
  }
}
