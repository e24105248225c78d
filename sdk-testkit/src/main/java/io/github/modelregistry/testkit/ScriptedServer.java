package io.github.modelregistry.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on loopback at socket level, which records all requests and plays scripted
 * responses, faults included.
 *
 * <pre>{@code
 * try (ScriptedServer server = ScriptedServer.start()) {
 *   server.enqueue(ScriptedResponse.resetAfterBody(), ScriptedResponse.json("{}"));
 *   call(server.uri());
 *   assertThat(server.requests()).hasSize(2);
 * }
 * }</pre>
 */
public final class ScriptedServer implements AutoCloseable {

  private final ServerSocket listener;
  private final Map<Socket, Thread> connections = new ConcurrentHashMap<>();
  private final Object lock = new Object();
  private final List<ReceivedRequest> requests = new ArrayList<>();
  private final Queue<ScriptedResponse> script = new ArrayDeque<>();
  private ScriptedResponse otherwise =
      ScriptedResponse.status(500).body("nothing is scripted for this request");
  private @Nullable Function<ReceivedRequest, ScriptedResponse> answers;
  private int connectionCount;
  private int settledCount;
  private volatile boolean closed;

  private ScriptedServer(ServerSocket listener) {
    this.listener = listener;
  }

  /** Starts a server on a free port of 127.0.0.1. */
  public static ScriptedServer start() {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      ServerSocket listener = new ServerSocket(0, 200, loopback);
      ScriptedServer server = new ScriptedServer(listener);
      daemon(server::accept, "scripted-server-" + listener.getLocalPort()).start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("no port can be opened on loopback", e);
    }
  }

  /** Returns a loopback address that refuses connections. */
  public static URI refusing() {
    return URI.create("http://127.0.0.1:1");
  }

  /** Returns the base URL, without a trailing slash. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Adds responses for the next requests, one each, in order of arrival. */
  public ScriptedServer enqueue(ScriptedResponse... next) {
    synchronized (lock) {
      Collections.addAll(script, next);
    }
    return this;
  }

  /** Sets the response for an empty queue; the default is a 500. */
  public ScriptedServer otherwise(ScriptedResponse behaviour) {
    synchronized (lock) {
      otherwise = behaviour;
      answers = null;
    }
    return this;
  }

  /** Sets a function of the request for an empty queue; called by many threads. */
  public ScriptedServer answering(Function<ReceivedRequest, ScriptedResponse> behaviour) {
    synchronized (lock) {
      answers = behaviour;
    }
    return this;
  }

  /** Returns all requests whose heads have arrived, in order. */
  public List<ReceivedRequest> requests() {
    synchronized (lock) {
      return List.copyOf(requests);
    }
  }

  /** Returns the number of connections so far. */
  public int connections() {
    synchronized (lock) {
      return connectionCount;
    }
  }

  /**
   * Waits until that many requests have arrived, their bodies included as far as they are read.
   *
   * @throws AssertionError if they do not arrive within 30 seconds
   */
  public void awaitRequests(int count) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    synchronized (lock) {
      while (settledCount < count) {
        long millis = (end - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          throw new AssertionError("only these requests arrived, not " + count + ": " + requests);
        }
        try {
          lock.wait(millis);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError("interrupted while waiting for requests", e);
        }
      }
    }
  }

  /** Closes all connections and stops listening. */
  @Override
  public void close() {
    closed = true;
    closeQuietly(listener);
    connections.forEach(
        (socket, thread) -> {
          closeQuietly(socket);
          thread.interrupt();
        });
  }

  private void accept() {
    while (!closed) {
      try {
        Socket socket = listener.accept();
        int number;
        synchronized (lock) {
          number = ++connectionCount;
        }
        Thread thread = daemon(() -> serve(socket, number), "scripted-connection-" + number);
        connections.put(socket, thread);
        thread.start();
      } catch (IOException e) {
        return; // the listener was closed
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      socket.setTcpNoDelay(true);
      RequestReader reader = new RequestReader(new BufferedInputStream(socket.getInputStream()));
      boolean goesOn = true;
      for (String head = reader.head(); goesOn && head != null; ) {
        Turn turn = receive(reader, head, number);
        goesOn = turn.behaviour().play(socket, turn.request());
        head = goesOn ? reader.head() : null;
      }
    } catch (IOException clientWent) {
      // Recorded so far; the test asserts on it.
    } catch (InterruptedException serverClosed) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(socket);
    }
  }

  private record Turn(ReceivedRequest request, ScriptedResponse behaviour) {}

  /** Records a request as soon as its head has arrived, so that an incomplete one counts too. */
  private Turn receive(RequestReader reader, String head, int number) throws IOException {
    int index;
    ScriptedResponse scripted;
    Function<ReceivedRequest, ScriptedResponse> function;
    synchronized (lock) {
      index = requests.size();
      requests.add(new ReceivedRequest(number, head, new byte[0]));
      ScriptedResponse queued = script.poll();
      function = queued == null ? answers : null;
      scripted = queued == null ? otherwise : queued;
    }
    ReceivedRequest request = new ReceivedRequest(number, head, new byte[0]);
    try {
      if (function != null || scripted.readsBody()) {
        request = new ReceivedRequest(number, head, reader.body(head));
      }
    } finally {
      settle(index, request);
    }
    return new Turn(request, function == null ? scripted : function.apply(request));
  }

  private void settle(int index, ReceivedRequest request) {
    synchronized (lock) {
      requests.set(index, request);
      settledCount++;
      lock.notifyAll();
    }
  }

  private static Thread daemon(Runnable body, String name) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    return thread;
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // Already closed.
    }
  }
}
