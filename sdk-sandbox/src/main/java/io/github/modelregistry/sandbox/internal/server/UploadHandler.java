package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.sandbox.internal.http.MultipartBody;
import io.github.modelregistry.sandbox.internal.http.PartContent;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Reads large multipart bodies from their streams, before WireMock would hold them in memory. Small
 * ones pass unchanged.
 */
final class UploadHandler extends HandlerWrapper {

  private final ThreadLocal<@Nullable Supplier<MultipartBody>> form;

  /**
   * Creates a handler.
   *
   * @param form receives the parts while the thread handles their request
   */
  UploadHandler(ThreadLocal<@Nullable Supplier<MultipartBody>> form, Handler behind) {
    this.form = form;
    setHandler(behind);
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (!isLargeForm(request)) {
      super.handle(target, base, request, response);
      return;
    }
    StreamedUpload upload = StreamedUpload.read(request);
    form.set(upload.form());
    try {
      super.handle(target, base, upload, response);
    } finally {
      form.remove();
    }
  }

  /** A body of unknown length, which is sent in chunks, may be large. */
  private static boolean isLargeForm(HttpServletRequest request) {
    String type = request.getContentType();
    long length = request.getContentLengthLong();
    return type != null
        && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length())
        && request.getHeader("Content-Encoding") == null
        && (length < 0 || length > PartContent.KEPT);
  }
}
