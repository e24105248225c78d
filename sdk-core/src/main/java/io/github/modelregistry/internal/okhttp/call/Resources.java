package io.github.modelregistry.internal.okhttp.call;

import io.github.modelregistry.client.ClientConfig;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import okhttp3.OkHttpClient;

/** What a transport and all its views share, and give back when it is closed. Thread-safe. */
public final class Resources {

  private static final String CLOSED = "the client was closed";

  private final OkHttpClient client;
  private final boolean owned;
  private final Set<Cancellable> inFlight = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private final AsyncThreads threads = new AsyncThreads();

  /**
   * Creates the resources of one transport.
   *
   * @param owned whether connections are closed with them; those of a user's client stay open
   */
  public Resources(OkHttpClient client, boolean owned) {
    this.client = client;
    this.owned = owned;
  }

  public OkHttpClient client() {
    return client;
  }

  /** Notes that a call or a stream begins; stops it when closed. */
  public void enter(Cancellable call) {
    inFlight.add(call);
    if (closed) {
      call.stop(CLOSED);
    }
  }

  /** Notes that a call or stream is over; its connection may only now have become idle. */
  public void leave(Cancellable call) {
    inFlight.remove(call);
    if (closed) {
      closeConnections();
    }
  }

  /** Returns what runs the attempts of asynchronous calls. */
  public Executor executor(ClientConfig config) {
    Executor users = config.asyncExecutor();
    return users == null ? threads : users;
  }

  /**
   * Runs what completes a future, and with it users' functions, on a thread that carries no call.
   */
  public void complete(Runnable completion) {
    threads.complete(completion);
  }

  public void close() {
    closed = true;
    inFlight.forEach(call -> call.stop(CLOSED));
    threads.end();
    closeConnections();
  }

  /**
   * Checks that there still are resources.
   *
   * @throws IllegalStateException when closed
   */
  public void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the client is closed: create a new one");
    }
  }

  private void closeConnections() {
    if (owned) {
      client.connectionPool().evictAll();
    }
  }
}
