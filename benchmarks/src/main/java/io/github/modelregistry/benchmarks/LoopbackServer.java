package io.github.modelregistry.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Answers every GET of one path with the same bytes, on as many connections as are opened.
 *
 * <p>It allocates nothing per request: the profiler counts what all threads allocate, and what it
 * counts shall be the client's. So it understands no more of HTTP than where a request without a
 * body ends.
 */
final class LoopbackServer implements AutoCloseable {

  private static final byte[] END_OF_REQUEST = {'\r', '\n', '\r', '\n'};

  private final ServerSocket listener;
  private final byte[] requestStart;
  private final byte[] response;

  private LoopbackServer(ServerSocket listener, byte[] requestStart, byte[] response) {
    this.listener = listener;
    this.requestStart = requestStart;
    this.response = response;
  }

  /** Starts to answer requests for a path with a JSON document; the others are hung up on. */
  static LoopbackServer start(String path, byte[] json) throws IOException {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + json.length
            + "\r\n\r\n";
    byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
    byte[] response = Arrays.copyOf(headBytes, headBytes.length + json.length);
    System.arraycopy(json, 0, response, headBytes.length, json.length);
    LoopbackServer server =
        new LoopbackServer(
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
            ("GET " + path + "?").getBytes(StandardCharsets.US_ASCII),
            response);
    startThread("listener", server::acceptAll);
    return server;
  }

  /** Returns the address without a path, such as {@code http://127.0.0.1:40123}. */
  String origin() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        Socket connection = listener.accept();
        connection.setTcpNoDelay(true);
        startThread("connection", () -> serve(connection));
      } catch (IOException failure) {
        if (!listener.isClosed()) {
          throw new UncheckedIOException(failure);
        }
      }
    }
  }

  private void serve(Socket connection) {
    byte[] request = new byte[8 * 1024];
    try (connection) {
      InputStream in = connection.getInputStream();
      OutputStream out = connection.getOutputStream();
      while (readRequest(in, request)) {
        out.write(response);
      }
    } catch (IOException hungUp) {
      // Clients drop their connections when a benchmark is over.
    }
  }

  /** Returns false when there is no further request, or one that is not meant for this server. */
  private boolean readRequest(InputStream in, byte[] request) throws IOException {
    int length = 0;
    while (!endsRequest(request, length)) {
      int read = in.read(request, length, request.length - length);
      if (read <= 0) {
        return false;
      }
      length += read;
    }
    return Arrays.equals(request, 0, requestStart.length, requestStart, 0, requestStart.length);
  }

  private static boolean endsRequest(byte[] request, int length) {
    int end = END_OF_REQUEST.length;
    return length >= end && Arrays.equals(request, length - end, length, END_OF_REQUEST, 0, end);
  }

  private static void startThread(String name, Runnable task) {
    Thread thread = new Thread(task, "loopback-server-" + name);
    thread.setDaemon(true);
    thread.start();
  }
}
