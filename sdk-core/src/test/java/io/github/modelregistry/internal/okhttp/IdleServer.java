package io.github.modelregistry.internal.okhttp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Answers each request with the number of its connection, and lets a test act on the connection
 * that is idle after it.
 */
final class IdleServer implements AutoCloseable {

  /** What to do with an idle connection. */
  @FunctionalInterface
  interface Action {
    void on(Socket idle) throws IOException;
  }

  private final ServerSocket listener;
  private final boolean tls;
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private final List<Integer> requests = new CopyOnWriteArrayList<>();

  private IdleServer(ServerSocket listener, boolean tls) {
    this.listener = listener;
    this.tls = tls;
    run(this::accept);
  }

  /** Starts a server, with TLS if there is a context. */
  static IdleServer start(@Nullable SSLContext context) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return new IdleServer(
        context == null
            ? new ServerSocket(0, 50, loopback)
            : context.getServerSocketFactory().createServerSocket(0, 50, loopback),
        context != null);
  }

  URI uri() {
    return URI.create((tls ? "https" : "http") + "://127.0.0.1:" + listener.getLocalPort());
  }

  /** Returns the number of the connection of each request, in order. */
  List<Integer> requests() {
    return requests;
  }

  /** Acts on the newest connection, and returns the port of its client. */
  int onIdle(Action action) throws IOException {
    Socket idle = accepted.get(accepted.size() - 1);
    int clientPort = idle.getPort();
    action.on(idle);
    return clientPort;
  }

  /** The kernel's tables, where there are any, show that bytes or a close have arrived. */
  void awaitArrival(int clientPort) throws Exception {
    Pattern nothingArrived =
        Pattern.compile(
            ":%04X [0-9A-F]+:%04X 01 [0-9A-F]{8}:00000000 "
                .formatted(clientPort, listener.getLocalPort()));
    for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
      while (Files.exists(table) && nothingArrived.matcher(Files.readString(table)).find()) {
        Thread.onSpinWait();
      }
    }
  }

  /** Sends a whole response that nobody requested. */
  static Action sends(String response) {
    return idle -> {
      idle.getOutputStream().write(response.getBytes(US_ASCII));
      idle.getOutputStream().flush();
    };
  }

  static Action resets() {
    return idle -> {
      idle.setSoLinger(true, 0);
      idle.close();
    };
  }

  static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : accepted) {
      socket.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        accepted.add(socket);
        int number = accepted.size();
        run(() -> serve(socket, number));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket, int number) {
    try {
      InputStream in = socket.getInputStream();
      while (readRequest(in)) {
        requests.add(number);
        socket.getOutputStream().write(ok(Integer.toString(number)).getBytes(US_ASCII));
      }
    } catch (IOException gone) {
      // The client dropped the connection, or the test did.
    }
  }

  private static boolean readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.append((char) next);
    }
    for (String line : head.toString().lines().toList()) {
      if (line.startsWith("Content-Length: ")) {
        in.readNBytes(Integer.parseInt(line.substring(16)));
      }
    }
    return true;
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "idle-server");
    thread.setDaemon(true);
    thread.start();
  }
}
