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
 * Answers GET requests with bytes that were made before, on as many connections as are opened.
 *
 * <p>It allocates nothing per request: the profiler counts what all threads allocate, and that is
 * to be the client's share only. So it understands no more of HTTP than where a request without a
 * body ends.
 */
final class LoopbackServer implements AutoCloseable {

  /** How the names of this server's threads begin. */
  static final String THREAD_PREFIX = "loopback-server-";

  private static final byte[] END_OF_REQUEST = {'\r', '\n', '\r', '\n'};
  private static final int BACKLOG = 1000;

  /** Chooses what a request is answered with. Called by one thread for each connection. */
  @FunctionalInterface
  interface Responses {

    /**
     * Returns the bytes of a response, its head included.
     *
     * @param request the bytes of the request, which are valid during the call only
     * @param length how many bytes the request has
     */
    byte[] respond(byte[] request, int length);
  }

  private final ServerSocket listener;
  private final Responses responses;

  private LoopbackServer(ServerSocket listener, Responses responses) {
    this.listener = listener;
    this.responses = responses;
  }

  /** Starts to answer requests for a path with a JSON document; others are answered with 404. */
  static LoopbackServer start(String path, byte[] json) throws IOException {
    byte[] found = response(200, "", json);
    byte[] notFound = response(404, "", "{}".getBytes(StandardCharsets.UTF_8));
    byte[] start = requestStart(path + "?");
    return start((request, length) -> startsWith(request, start) ? found : notFound);
  }

  /** Starts to answer requests. */
  static LoopbackServer start(Responses responses) throws IOException {
    LoopbackServer server =
        new LoopbackServer(
            new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), responses);
    startThread("listener", server::acceptAll);
    return server;
  }

  /**
   * Returns the bytes of a response.
   *
   * @param headers further header lines, each with its line end; may be empty
   */
  static byte[] response(int status, String headers, byte[] json) {
    String head =
        "HTTP/1.1 %d Status\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(status, headers, json.length);
    byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
    byte[] response = Arrays.copyOf(headBytes, headBytes.length + json.length);
    System.arraycopy(json, 0, response, headBytes.length, json.length);
    return response;
  }

  /** Returns how requests for such a path begin. */
  static byte[] requestStart(String path) {
    return ("GET " + path).getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns whether a request begins so. */
  static boolean startsWith(byte[] request, byte[] start) {
    return Arrays.equals(request, 0, start.length, start, 0, start.length);
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
      for (int length = readRequest(in, request); length > 0; length = readRequest(in, request)) {
        out.write(responses.respond(request, length));
      }
    } catch (IOException disconnected) {
      // Clients drop their connections when a benchmark is over.
    }
  }

  /** Returns how long the next request is, or -1 when there is none. */
  private static int readRequest(InputStream in, byte[] request) throws IOException {
    int length = 0;
    while (!endsRequest(request, length)) {
      int read = in.read(request, length, request.length - length);
      if (read <= 0) {
        return -1;
      }
      length += read;
    }
    return length;
  }

  private static boolean endsRequest(byte[] request, int length) {
    int end = END_OF_REQUEST.length;
    return length >= end && Arrays.equals(request, length - end, length, END_OF_REQUEST, 0, end);
  }

  private static void startThread(String name, Runnable task) {
    Thread thread = new Thread(task, THREAD_PREFIX + name);
    thread.setDaemon(true);
    thread.start();
  }
}
