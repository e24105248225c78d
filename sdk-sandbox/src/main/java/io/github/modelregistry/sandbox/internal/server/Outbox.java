package io.github.modelregistry.sandbox.internal.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.util.IteratingCallback;

/**
 * The queue of the bytes to be written to a connection. If it overflows because the client does not
 * read, the connection is closed. Thread-safe.
 */
final class Outbox extends IteratingCallback {

  private static final int MOST_WAITING = 1_000;

  private final EndPoint endPoint;
  private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
  private boolean ended;

  Outbox(EndPoint endPoint) {
    this.endPoint = endPoint;
  }

  /** Queues bytes, unless the queue is closed. */
  void put(ByteBuffer bytes) {
    put(bytes, false);
  }

  /** Queues the last bytes, after which the connection is closed. */
  void putLast(ByteBuffer bytes) {
    put(bytes, true);
  }

  private void put(ByteBuffer bytes, boolean last) {
    boolean overfull;
    synchronized (waiting) {
      if (ended) {
        return;
      }
      overfull = waiting.size() == MOST_WAITING;
      ended = last || overfull;
      waiting.add(bytes);
    }
    if (overfull) {
      endPoint.close();
    } else {
      iterate();
    }
  }

  @Override
  protected Action process() {
    ByteBuffer next;
    boolean done;
    synchronized (waiting) {
      next = waiting.poll();
      done = next == null && ended;
    }
    if (next != null) {
      endPoint.write(this, next);
      return Action.SCHEDULED;
    }
    return done ? Action.SUCCEEDED : Action.IDLE;
  }

  @Override
  protected void onCompleteSuccess() {
    endPoint.close();
  }

  @Override
  protected void onCompleteFailure(@Nullable Throwable cause) {
    endPoint.close(cause);
  }
}
