package io.github.modelregistry.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request, exactly as it arrived at {@link ScriptedServer}. Immutable. */
public final class ReceivedRequest {

  private final int connection;
  private final String head;
  private final List<String> lines;
  private final byte[] body;

  ReceivedRequest(int connection, String head, byte[] body) {
    this.connection = connection;
    this.head = head;
    this.lines = List.of(head.split("\r\n", -1));
    this.body = body;
  }

  /** Returns the number of the connection that it came on, counted from 1. */
  public int connection() {
    return connection;
  }

  /** Returns the raw head: request line and headers, up to and without the empty line. */
  public String head() {
    return head;
  }

  /** Returns the first line, such as {@code GET /models?limit=1 HTTP/1.1}. */
  public String requestLine() {
    return lines.get(0);
  }

  /** Returns the method. */
  public String method() {
    return requestLine().split(" ", 3)[0];
  }

  /** Returns path and query as they were sent, not decoded. */
  public String rawTarget() {
    return requestLine().split(" ", 3)[1];
  }

  /** Returns the path as it was sent, not decoded. */
  public String rawPath() {
    return rawTarget().split("\\?", 2)[0];
  }

  /** Returns the values of all lines of a header, in order; the name's case does not matter. */
  public List<String> headers(String name) {
    return lines.stream()
        .skip(1)
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }

  /** Returns the first value of a header, or null if it did not come. */
  public @Nullable String header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? null : values.get(0);
  }

  /** Returns the body's bytes, chunks put together; empty if it was not read. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the body as UTF-8 text. */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return requestLine() + " (connection " + connection + ", " + body.length + " bytes)";
  }
}
