package io.github.modelregistry.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy on loopback that opens tunnels (CONNECT) and records the requests for them. Names
 * of servers are looked up in its own table, so that they need not exist.
 */
public final class ConnectProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> servers = new ConcurrentHashMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String authorization;
  private volatile int refusal;

  private ConnectProxy(ServerSocket listener) {
    this.listener = listener;
  }

  /** Starts a proxy on a free port of 127.0.0.1. */
  public static ConnectProxy start() {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      ConnectProxy proxy = new ConnectProxy(new ServerSocket(0, 50, loopback));
      Tunnel.daemon(proxy::accept, "connect-proxy");
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("no port can be opened on loopback", e);
    }
  }

  /** Demands a user and a password (HTTP Basic). */
  public ConnectProxy requiring(String user, String password) {
    byte[] pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
    authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    return this;
  }

  /** Leads to a port of this machine. */
  public ConnectProxy leading(String hostAndPort, int localPort) {
    servers.put(hostAndPort, localPort);
    return this;
  }

  /** Refuses every tunnel with a status. */
  public ConnectProxy refusing(int status) {
    refusal = status;
    return this;
  }

  /** Returns the port. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Returns the address, without credentials. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Returns the requests for tunnels, refused ones included. */
  public List<ReceivedRequest> requests() {
    return List.copyOf(requests);
  }

  /** Closes all tunnels and stops listening. */
  @Override
  public void close() {
    closeQuietly(listener);
    open.forEach(ConnectProxy::closeQuietly);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        Tunnel.daemon(() -> serve(client), "connect-proxy");
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = new RequestReader(client.getInputStream()).head();
      if (head == null) {
        return;
      }
      ReceivedRequest request = new ReceivedRequest(requests.size() + 1, head, new byte[0]);
      requests.add(request);
      Integer port = servers.get(request.rawTarget());
      if (authorization != null && !authorization.equals(request.header("Proxy-Authorization"))) {
        respond(client, "407 No\r\nProxy-Authenticate: Basic realm=\"corporate\"");
      } else if (refusal != 0 || port == null || !request.method().equals("CONNECT")) {
        respond(client, (refusal == 0 ? 502 : refusal) + " No");
      } else {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
          open.add(server);
          client
              .getOutputStream()
              .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          Tunnel.connect(client, server);
        }
      }
    } catch (IOException wentAway) {
      // recorded so far; the test asserts on it
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void respond(Socket client, String status) throws IOException {
    String response = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    client.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception closedAnyway) {
      // nothing depends on it
    }
  }
}
