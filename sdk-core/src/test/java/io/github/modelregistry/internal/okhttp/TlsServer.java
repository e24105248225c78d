package io.github.modelregistry.internal.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Answers every request over TLS with the number 1, and counts. */
final class TlsServer implements AutoCloseable {

  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\n1";

  private final SSLServerSocket listener;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();

  TlsServer(SSLContext context, boolean asksForCertificate) throws IOException {
    listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    listener.setNeedClientAuth(asksForCertificate);
    Thread thread = new Thread(this::serve, "tls-server");
    thread.setDaemon(true);
    thread.start();
  }

  URI uri() {
    return URI.create("https://127.0.0.1:" + listener.getLocalPort());
  }

  int connections() {
    return connections.get();
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (SSLSocket socket = (SSLSocket) listener.accept()) {
        connections.incrementAndGet();
        InputStream in = socket.getInputStream();
        if (in.read() >= 0) {
          requests.incrementAndGet();
          socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException refused) {
        // The client did not like us, or we are closed.
      }
    }
  }
}
