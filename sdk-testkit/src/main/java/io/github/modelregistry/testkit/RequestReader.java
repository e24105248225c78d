package io.github.modelregistry.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads requests from one connection, with as little interpretation as possible. */
final class RequestReader {

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = in;
  }

  /** Returns the head of the next request, or null if the client has closed the connection. */
  @Nullable String head() throws IOException {
    StringBuilder head = new StringBuilder();
    String line = line();
    if (line == null) {
      return null;
    }
    while (line != null && !line.isEmpty()) {
      head.append(head.isEmpty() ? "" : "\r\n").append(line);
      line = line();
    }
    return head.toString();
  }

  /** Returns the body that a head announces. */
  byte[] body(String head) throws IOException {
    String announced = headerOf(head, "transfer-encoding");
    if (announced != null && announced.equalsIgnoreCase("chunked")) {
      return chunks();
    }
    String length = headerOf(head, "content-length");
    return length == null ? new byte[0] : exactly(Integer.parseInt(length));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = line();
      if (size == null) {
        throw new EOFException("the connection ended within a chunked body");
      }
      byte[] chunk = exactly(Integer.parseInt(size.split(";", 2)[0].strip(), 16));
      line();
      if (chunk.length == 0) {
        return body.toByteArray();
      }
      body.writeBytes(chunk);
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the connection ended within a body");
    }
    return bytes;
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static @Nullable String headerOf(String head, String name) {
    for (String line : head.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
        return line.substring(name.length() + 1).strip();
      }
    }
    return null;
  }
}
