package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.sandbox.internal.http.MultipartBody;
import io.github.modelregistry.sandbox.internal.http.MultipartReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A multipart request that was read from its stream. WireMock, which holds every body in memory,
 * gets its parts without the content of large ones.
 */
final class StreamedUpload extends HttpServletRequestWrapper {

  private final byte[] summary;
  private final Supplier<MultipartBody> form;

  private StreamedUpload(HttpServletRequest request, byte[] summary, Supplier<MultipartBody> form) {
    super(request);
    this.summary = summary;
    this.form = form;
  }

  /** Reads the body to its end. */
  static StreamedUpload read(HttpServletRequest request) throws IOException {
    InputStream in = request.getInputStream();
    MultipartReader reader = new MultipartReader(request.getContentType(), in);
    Supplier<MultipartBody> form = read(reader);
    in.transferTo(OutputStream.nullOutputStream());
    return new StreamedUpload(request, reader.summary(), form);
  }

  private static Supplier<MultipartBody> read(MultipartReader reader) throws IOException {
    try {
      MultipartBody body = reader.read();
      return () -> body;
    } catch (IllegalArgumentException e) {
      return () -> {
        throw e;
      };
    }
  }

  /** Returns the parts; its supplier throws an exception if the body was no multipart body. */
  Supplier<MultipartBody> form() {
    return form;
  }

  @Override
  public ServletInputStream getInputStream() {
    ByteArrayInputStream bytes = new ByteArrayInputStream(summary);
    return new ServletInputStream() {
      @Override
      public int read() {
        return bytes.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        return bytes.read(target, offset, length);
      }

      @Override
      public boolean isFinished() {
        return bytes.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("the body is read blocking");
      }
    };
  }
}
