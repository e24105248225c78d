package io.github.modelregistry.internal.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes one request, says so much and no more, and notices when the client lets go. */
final class SilentServer implements AutoCloseable {

  private final ServerSocket listener;
  private final String says;
  private final boolean hangsUp;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);

  private SilentServer(String says, boolean hangsUp) throws IOException {
    this.hangsUp = hangsUp;
    this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    this.says = says;
    Thread thread = new Thread(this::serve, "silent-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns a server that never answers. */
  static SilentServer start() throws IOException {
    return new SilentServer("", false);
  }

  /** Returns a server that sends this much of an answer and keeps the connection open. */
  static SilentServer saying(String text) throws IOException {
    return new SilentServer(text, false);
  }

  /** Returns a server that sends this much of an answer and closes the connection. */
  static SilentServer hangingUpAfter(String text) throws IOException {
    return new SilentServer(text, true);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  void awaitRequest() throws InterruptedException {
    await(asked, "no request came");
  }

  /** Waits until the client has closed or reset the connection. */
  void awaitSilence() throws InterruptedException {
    await(left, "the client still holds its connection");
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve() {
    try (Socket socket = listener.accept()) {
      InputStream in = socket.getInputStream();
      in.read();
      while (in.available() > 0) {
        in.read();
      }
      socket.getOutputStream().write(says.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      asked.countDown();
      if (hangsUp) {
        return;
      }
      in.readAllBytes();
      left.countDown();
    } catch (IOException reset) {
      left.countDown();
    }
  }

  private static void await(CountDownLatch latch, String problem) throws InterruptedException {
    if (!latch.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError(problem);
    }
  }
}
