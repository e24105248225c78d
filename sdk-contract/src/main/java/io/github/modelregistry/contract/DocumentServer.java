package io.github.modelregistry.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A server on loopback with one JSON document for each path, whatever the method and query. */
final class DocumentServer implements AutoCloseable {

  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final Map<String, String> later = new ConcurrentHashMap<>();
  private final HttpServer server;

  DocumentServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void serve(String path, String json) {
    documents.put(path, json);
    later.put(path, json);
  }

  /** Serves one document to the next request for a path, and another to those after it. */
  void serveOnce(String path, String first, String afterwards) {
    documents.put(path, first);
    later.put(path, afterwards);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    @Nullable String json = documents.get(path);
    if (json == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      documents.put(path, later.getOrDefault(path, json));
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      // On a reused connection, a body sent behind its headers waits for a delayed ACK: 40 ms each.
      exchange.getResponseHeaders().add("Connection", "close");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
