package io.github.modelregistry.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends one large file to every GET, and reads the bodies of all other requests to their end. */
final class TransferServer implements AutoCloseable {

  private static final int BLOCK_BYTES = 256 * 1024;

  private static final byte[] MODEL =
      "{\"id\":\"7\",\"name\":\"m\"}".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final long length;

  private TransferServer(ServerSocket listener, long length) {
    this.listener = listener;
    this.length = length;
  }

  /** Starts a server on loopback. */
  static TransferServer start(long length) throws IOException {
    ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    TransferServer server = new TransferServer(listener, length);
    daemon(server::accept).start();
    return server;
  }

  String origin() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        daemon(() -> serve(socket)).start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    byte[] block = new byte[BLOCK_BYTES];
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream(), BLOCK_BYTES);
      OutputStream out = socket.getOutputStream();
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        if (head.startsWith("GET ")) {
          out.write(responseHead("application/octet-stream", length));
          for (long left = length; left > 0; left -= block.length) {
            out.write(block, 0, (int) Math.min(block.length, left));
          }
        } else {
          for (long left = contentLength(head); left > 0; ) {
            left -= in.read(block, 0, (int) Math.min(block.length, left));
          }
          out.write(responseHead("application/json", MODEL.length));
          out.write(MODEL);
        }
      }
    } catch (IOException clientWent) {
      // Its measurement fails.
    }
  }

  private static byte[] responseHead(String type, long length) {
    return ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + length)
        .concat("\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static long contentLength(String head) {
    String field = "content-length:";
    int at = head.toLowerCase(Locale.ROOT).indexOf(field);
    return Long.parseLong(head.substring(at + field.length()).split("\r", 2)[0].strip());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "transfer-server");
    thread.setDaemon(true);
    return thread;
  }
}
