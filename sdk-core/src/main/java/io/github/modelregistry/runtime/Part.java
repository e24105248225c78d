package io.github.modelregistry.runtime;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One part of a multipart body.
 *
 * @param head its header fields
 * @param body its bytes
 */
record Part(String head, RequestBody body) {

  private static final byte[] LINE_END = {'\r', '\n'};

  static Part of(String name, RequestBody body) {
    return new Part(disposition(name) + type(body.mediaType()), body);
  }

  static Part file(String name, @Nullable String contentType, UploadSource source) {
    String fileName = "; filename=\"" + escaped(baseName(source.fileName())) + '"';
    return new Part(
        disposition(name) + fileName + type(contentType), RequestBody.bytes(source, contentType));
  }

  /** Returns the bytes from the boundary to the end of the part's last line, or -1. */
  long length(String boundary) throws IOException {
    long length = body.contentLength();
    return length < 0 ? -1 : head(boundary).length + length + LINE_END.length;
  }

  void writeTo(OutputStream out, String boundary) throws IOException {
    out.write(head(boundary));
    body.writeTo(out);
    out.write(LINE_END);
  }

  private byte[] head(String boundary) {
    return ("--" + boundary + "\r\n" + head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String disposition(String name) {
    return "Content-Disposition: form-data; name=\"" + escaped(name) + '"';
  }

  private static String type(@Nullable String contentType) {
    if (contentType == null) {
      return "";
    }
    Headers.builder().add("Content-Type", contentType);
    return "\r\nContent-Type: " + contentType;
  }

  /** Keeps the last segment, whichever system's separator it has: a path would reveal too much. */
  private static String baseName(@Nullable String fileName) {
    String name = fileName == null ? "" : fileName;
    String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return base.isEmpty() || base.equals(".") || base.equals("..") ? "file" : base;
  }

  /** Encodes what could end the quoted text or its line, as browsers do. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean unsafe = c == '"' || c < ' ' || c == 0x7f;
      escaped.append(unsafe ? PercentEncoding.encode(String.valueOf(c)) : c);
    }
    return escaped.toString();
  }
}
