package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.blob.BlobStore;
import io.github.modelregistry.sandbox.internal.http.MediaTypes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Reads large bodies from their streams, before WireMock would hold them in memory. Small ones and
 * JSON pass unchanged.
 */
final class UploadHandler extends HandlerWrapper {

  private final ThreadLocal<@Nullable Exchange> exchanges;
  private final BlobStore store;

  /**
   * Creates a handler.
   *
   * @param exchanges receives the exchange while the thread handles its request
   * @param store stores the bodies until their requests end
   */
  UploadHandler(ThreadLocal<@Nullable Exchange> exchanges, BlobStore store, Handler behind) {
    this.exchanges = exchanges;
    this.store = store;
    setHandler(behind);
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    ReceivedBody received = mayBeLarge(request) ? read(request) : null;
    exchanges.set(new Exchange(base, received));
    try {
      HttpServletRequest shown =
          received == null ? request : new SummarizedRequest(request, received.summary());
      super.handle(target, base, shown, response);
    } finally {
      exchanges.remove();
      if (received != null) {
        received.release();
      }
    }
  }

  private ReceivedBody read(HttpServletRequest request) throws IOException {
    String type = request.getContentType();
    return isForm(type)
        ? ReceivedBody.readForm(type, request.getInputStream(), store)
        : ReceivedBody.read(request.getInputStream(), store);
  }

  /** A body of unknown length, which is sent in chunks, may be large. */
  private static boolean mayBeLarge(HttpServletRequest request) {
    String type = request.getContentType();
    long length = request.getContentLengthLong();
    return (length > Blob.IN_MEMORY || request.getHeader("Transfer-Encoding") != null)
        && (type == null || !MediaTypes.isJson(type))
        && request.getHeader("Content-Encoding") == null;
  }

  private static boolean isForm(@Nullable String type) {
    return type != null && MediaTypes.withoutParameters(type).startsWith("multipart/");
  }
}
