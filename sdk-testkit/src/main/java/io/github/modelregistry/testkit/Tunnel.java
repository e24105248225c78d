package io.github.modelregistry.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Passes the bytes of two connections on to each other. */
final class Tunnel {

  private Tunnel() {}

  /** Returns when both have ended. */
  static void connect(Socket client, Socket server) throws InterruptedException {
    Thread back = daemon(() -> copy(server, client), "tunnel");
    copy(client, server);
    back.join();
  }

  /** Starts a daemon thread. */
  static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void copy(Socket from, Socket to) {
    try (to;
        InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // with the connection
    }
  }
}
