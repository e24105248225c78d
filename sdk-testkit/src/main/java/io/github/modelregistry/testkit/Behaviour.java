package io.github.modelregistry.testkit;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** What {@link ScriptedServer} does with one request. Immutable, so one can serve many requests. */
public abstract class Behaviour {

  Behaviour() {}

  /** Returns a well-behaved answer without body, to be added to. */
  public static Answer status(int status) {
    return new Answer(status);
  }

  /** Returns a 200 with a JSON body. */
  public static Answer json(String body) {
    return status(200).header("Content-Type", "application/json").body(body);
  }

  /** Resets the connection when the head has come, leaving the body unread. */
  public static Behaviour resetBeforeBody() {
    return new Reset(false);
  }

  /** Resets the connection when the whole request has come. */
  public static Behaviour resetAfterBody() {
    return new Reset(true);
  }

  /** Closes the connection properly when the whole request has come, without a word. */
  public static Behaviour closeWithoutAnswer() {
    return new Close();
  }

  /** Says nothing until the latch opens (or the client goes), then does what comes next. */
  public static Behaviour silentUntil(CountDownLatch latch, Behaviour next) {
    return new Silence(latch, next);
  }

  /** Returns an agreement to a WebSocket, to which what is sent over it is to be added. */
  public static WebSocketScript webSocket() {
    return new WebSocketScript();
  }

  /** Never says anything; ends when the server is closed. */
  public static Behaviour neverAnswer() {
    return silentUntil(new CountDownLatch(1), closeWithoutAnswer());
  }

  /** Returns whether the body is to be read before {@link #play}. */
  boolean readsBody() {
    return true;
  }

  /** Acts on the connection, and returns whether it can carry a further request. */
  abstract boolean play(Socket socket, ReceivedRequest request)
      throws IOException, InterruptedException;

  private static final class Reset extends Behaviour {

    private final boolean afterBody;

    Reset(boolean afterBody) {
      this.afterBody = afterBody;
    }

    @Override
    boolean readsBody() {
      return afterBody;
    }

    @Override
    boolean play(Socket socket, ReceivedRequest request) throws IOException {
      // Lingering for no time makes the close a reset.
      socket.setSoLinger(true, 0);
      return false;
    }
  }

  private static final class Close extends Behaviour {

    @Override
    boolean play(Socket socket, ReceivedRequest request) {
      return false;
    }
  }

  private static final class Silence extends Behaviour {

    private final CountDownLatch latch;
    private final Behaviour next;

    Silence(CountDownLatch latch, Behaviour next) {
      this.latch = latch;
      this.next = next;
    }

    @Override
    boolean readsBody() {
      return next.readsBody();
    }

    @Override
    boolean play(Socket socket, ReceivedRequest request) throws IOException, InterruptedException {
      latch.await();
      return next.play(socket, request);
    }
  }
}
