package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.sandbox.internal.server.TransferFaults.Transfer;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.server.HttpChannel;
import wiremock.org.eclipse.jetty.server.Request;

/** A request and its response, below WireMock. Used by the thread that handles the request. */
final class Exchange {

  private final Request request;
  private @Nullable ReceivedBody received;
  private boolean cut;

  Exchange(Request request) {
    this.request = request;
  }

  /** Sets the body that was read from its stream. */
  void received(ReceivedBody body) {
    received = body;
  }

  /** Returns the body that was read from its stream, or null if WireMock has it. */
  @Nullable ReceivedBody received() {
    return received;
  }

  /** Closes the connection instead of sending a response, since not all of the request was read. */
  void cut() {
    cut = true;
    disturb(new RateLimiter(TransferFaults.NONE), DisturbedOutput.NOTHING);
  }

  /** Returns whether not all of the request was read. */
  boolean isCut() {
    return cut;
  }

  /**
   * Sends the body of the response as it is, since its length and its ranges are those of the
   * uncompressed bytes, with the disturbances that a test has requested.
   */
  void sendFile(long size, TransferFaults faults) {
    disturb(faults.rateLimiter(), faults.takeCut(Transfer.DOWNLOAD, size));
  }

  /** Sends another body than a file, cut off if a test has requested it. */
  void sendDocument(long size, TransferFaults faults) {
    long cutAfter = faults.takeCut(Transfer.RESPONSE, size);
    if (cutAfter != TransferFaults.NONE) {
      disturb(new RateLimiter(TransferFaults.NONE), cutAfter);
    }
  }

  private void disturb(RateLimiter rateLimiter, long cutAfter) {
    HttpChannel channel = request.getHttpChannel();
    request
        .getResponse()
        .getHttpOutput()
        .setInterceptor(new DisturbedOutput(channel, rateLimiter, cutAfter));
  }
}
