package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.sandbox.internal.blob.BlobStore;
import io.github.modelregistry.sandbox.internal.http.MediaTypes;
import io.github.modelregistry.sandbox.internal.http.MultipartReader;
import io.github.modelregistry.sandbox.internal.server.TransferFaults.Transfer;
import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Reads bodies from their streams, before WireMock would hold them in memory. Short ones pass
 * unchanged. Disturbs uploads as a test has requested it.
 */
final class UploadHandler extends HandlerWrapper {

  private static final byte[] NOTHING = {};

  private final ThreadLocal<@Nullable Exchange> exchanges;
  private final BlobStore store;
  private final TransferFaults faults;

  /**
   * Creates a handler.
   *
   * @param exchanges receives the exchange while the thread handles its request
   * @param store stores the bodies until their requests end
   */
  UploadHandler(
      ThreadLocal<@Nullable Exchange> exchanges,
      BlobStore store,
      TransferFaults faults,
      Handler behind) {
    this.exchanges = exchanges;
    this.store = store;
    this.faults = faults;
    setHandler(behind);
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Exchange exchange = new Exchange(base);
    boolean disturbed = faults.affectUploads() && isUpload(request);
    HttpServletRequest shown =
        disturbed || mayBeLarge(request) ? read(request, disturbed, exchange) : request;
    exchanges.set(exchange);
    try {
      super.handle(target, base, shown, response);
    } finally {
      exchanges.remove();
      ReceivedBody received = exchange.received();
      if (received != null) {
        received.release();
      }
    }
  }

  /** Reads a body, and returns its request as WireMock is to see it. */
  private HttpServletRequest read(HttpServletRequest request, boolean disturbed, Exchange exchange)
      throws IOException {
    InputStream in = request.getInputStream();
    try {
      ReceivedBody body = read(request.getContentType(), disturbed ? disturbed(request) : in);
      exchange.received(body);
      return new SummarizedRequest(request, body.summary());
    } catch (DisturbedInput.CutException e) {
      exchange.cut();
      return new SummarizedRequest(request, NOTHING);
    }
  }

  private ReceivedBody read(@Nullable String type, InputStream in) throws IOException {
    return type != null && isForm(type)
        ? ReceivedBody.readForm(type, in, store)
        : ReceivedBody.read(in, store);
  }

  private InputStream disturbed(HttpServletRequest request) throws IOException {
    long length = request.getContentLengthLong();
    long cutAfter = faults.takeCut(Transfer.UPLOAD, length < 0 ? TransferFaults.NONE : length);
    return new DisturbedInput(request.getInputStream(), faults.rateLimiter(), cutAfter);
  }

  /** A body of unknown length, which is sent in chunks, may be large. */
  private static boolean mayBeLarge(HttpServletRequest request) {
    return (request.getContentLengthLong() > MultipartReader.LONGEST_IN_SUMMARY
            || request.getHeader("Transfer-Encoding") != null)
        && request.getHeader("Content-Encoding") == null;
  }

  /** The file of a form, of the API or of the object storage, and not the end of its parts. */
  private static boolean isUpload(HttpServletRequest request) {
    String type = request.getContentType();
    return (type != null
            && (isForm(type)
                || MediaTypes.withoutParameters(type).equals("application/octet-stream")))
        || (request.getMethod().equals("PUT")
            && request.getRequestURI().startsWith(SignedStorage.PREFIX)
            && !String.valueOf(request.getQueryString()).contains("comp=blocklist"));
  }

  private static boolean isForm(String type) {
    return MediaTypes.withoutParameters(type).startsWith("multipart/");
  }
}
