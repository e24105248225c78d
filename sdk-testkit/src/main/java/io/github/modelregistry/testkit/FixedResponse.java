package io.github.modelregistry.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A scripted response, written to the socket byte by byte. Immutable. */
public final class FixedResponse extends ScriptedResponse {

  private enum Framing {
    CONTENT_LENGTH,
    CHUNKED
  }

  private final int status;
  private final List<String> headerLines;
  private final byte[] body;
  private final Framing framing;
  private final int sentBytes;
  private final boolean closes;

  FixedResponse(int status) {
    this(status, List.of(), new byte[0], Framing.CONTENT_LENGTH, Integer.MAX_VALUE, false);
  }

  private FixedResponse(
      int status,
      List<String> headerLines,
      byte[] body,
      Framing framing,
      int sentBytes,
      boolean closes) {
    this.status = status;
    this.headerLines = headerLines;
    this.body = body;
    this.framing = framing;
    this.sentBytes = sentBytes;
    this.closes = closes;
  }

  /** Adds a header line; repeated names make repeated lines. */
  public FixedResponse header(String name, String value) {
    List<String> lines = new ArrayList<>(headerLines);
    lines.add(name + ": " + value);
    return new FixedResponse(status, List.copyOf(lines), body, framing, sentBytes, closes);
  }

  /** Sets the body as UTF-8 text. */
  public FixedResponse body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sets the body. */
  public FixedResponse body(byte[] bytes) {
    return new FixedResponse(status, headerLines, bytes.clone(), framing, sentBytes, closes);
  }

  /** Compresses the body set so far, and sets the header. */
  public FixedResponse gzipped() {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new AssertionError("reading from memory failed", e);
    }
    return body(compressed.toByteArray()).header("Content-Encoding", "gzip");
  }

  /** Sends the body in chunks of at most 1,000 bytes instead of with a {@code Content-Length}. */
  public FixedResponse chunked() {
    return new FixedResponse(status, headerLines, body, Framing.CHUNKED, sentBytes, closes);
  }

  /** Announces the whole body but closes the connection after that many bytes of it. */
  public FixedResponse truncatedAfter(int bytes) {
    return new FixedResponse(status, headerLines, body, framing, bytes, true);
  }

  /** Closes the connection after the response, without {@code Connection: close}. */
  public FixedResponse thenClose() {
    return new FixedResponse(status, headerLines, body, framing, sentBytes, true);
  }

  @Override
  boolean play(Socket socket, ReceivedRequest request) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head().getBytes(StandardCharsets.ISO_8859_1));
    byte[] sent = Arrays.copyOf(body, Math.min(sentBytes, body.length));
    if (framing == Framing.CHUNKED) {
      writeChunks(whole, sent);
    } else {
      whole.writeBytes(sent);
    }
    socket.getOutputStream().write(whole.toByteArray());
    socket.getOutputStream().flush();
    return !closes;
  }

  private String head() {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
    headerLines.forEach(line -> head.append(line).append("\r\n"));
    if (framing == Framing.CHUNKED) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (status != 204 && status != 304) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  private void writeChunks(ByteArrayOutputStream out, byte[] sent) {
    for (int from = 0; from < sent.length; from += 1_000) {
      byte[] chunk = Arrays.copyOfRange(sent, from, Math.min(sent.length, from + 1_000));
      out.writeBytes(
          (Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(chunk);
      out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    if (sent.length == body.length) {
      out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
