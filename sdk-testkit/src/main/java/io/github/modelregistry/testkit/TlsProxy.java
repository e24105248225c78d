package io.github.modelregistry.testkit;

import java.io.IOException;
import java.io.InputStream;
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
    daemon(this::accept);
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
        daemon(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Thread back = daemon(() -> copy(server, client));
      copy(client, server);
      back.join();
    } catch (IOException wentAway) {
      // the client did not trust us, or we did not trust it
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try (to;
        InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // with the connection
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "tls-proxy");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
