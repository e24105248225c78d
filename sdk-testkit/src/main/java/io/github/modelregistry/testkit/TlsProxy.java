package io.github.modelregistry.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Terminates TLS for a server of plain http on this machine; may demand a client certificate. */
public final class TlsProxy implements AutoCloseable {

  private final SSLServerSocket listener;
  private final int port;
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * Starts to listen on a free port of 127.0.0.1.
   *
   * @param context shows the server's certificate
   * @param demandsCertificate whether clients must show a certificate
   * @param server where the requests go
   */
  public TlsProxy(SSLContext context, boolean demandsCertificate, URI server) throws IOException {
    listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    listener.setNeedClientAuth(demandsCertificate);
    port = server.getPort();
    Tunnel.daemon(this::accept, "tls-proxy");
  }

  /** Returns the port. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Returns the number of connections so far, refused ones included. */
  public int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        connections.incrementAndGet();
        Tunnel.daemon(() -> serve(client), "tls-proxy");
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Tunnel.connect(client, server);
    } catch (IOException wentAway) {
      // the client did not trust us, or we did not trust it
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
