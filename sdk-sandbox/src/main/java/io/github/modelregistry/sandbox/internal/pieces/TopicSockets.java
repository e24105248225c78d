package io.github.modelregistry.sandbox.internal.pieces;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.socket.Handshake;
import io.github.modelregistry.sandbox.internal.socket.TextSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open sockets, each of which gets the frames of one topic, and those that are to break. */
final class TopicSockets {

  private static final int GOING_AWAY = 1001;
  private static final int MOST_SOCKETS = 64;

  private final List<Watcher> watchers = new ArrayList<>();
  private final Deque<Integer> breaks = new ArrayDeque<>();
  private boolean refused;

  /** A socket and what it is about. */
  private static final class Watcher {
    private final String topic;
    private final TextSocket socket;
    private @Nullable Integer framesLeft;

    private Watcher(String topic, TextSocket socket, @Nullable Integer framesLeft) {
      this.topic = topic;
      this.socket = socket;
      this.framesLeft = framesLeft;
    }

    /** Sends a text; false when the socket breaks with it. */
    private boolean send(String text) {
      if (framesLeft != null && framesLeft == 0) {
        return false;
      }
      socket.send(text);
      if (framesLeft != null) {
        framesLeft--;
      }
      return framesLeft == null || framesLeft > 0;
    }
  }

  /**
   * Returns the response to a request for a socket.
   *
   * @param frame the response to a request without an upgrade
   */
  SandboxResponse watch(SandboxRequest request, JsonValue frame) {
    if (!Handshake.isWanted(request)) {
      return SandboxResponse.json(200, frame);
    }
    if (refused) {
      return SandboxResponse.text(404, "");
    }
    if (watchers.size() >= MOST_SOCKETS) {
      return SandboxResponse.text(503, "no more than " + MOST_SOCKETS + " sockets can be open");
    }
    String problem = Handshake.problem(request);
    return problem == null
        ? Handshake.accept(request)
        : SandboxResponse.text(400, "Bad request: " + problem);
  }

  /** Returns 404 for each request for a socket from now on. */
  void refuse() {
    refused = true;
  }

  /** Adds a socket, and sends the first frames to it alone. */
  void open(String topic, TextSocket socket, JsonValue... firstFrames) {
    Watcher watcher = new Watcher(topic, socket, breaks.poll());
    watchers.add(watcher);
    for (JsonValue frame : firstFrames) {
      send(watcher, frame.toString());
    }
  }

  void forget(TextSocket socket) {
    watchers.removeIf(watcher -> watcher.socket.equals(socket));
  }

  /** Sends a text to all sockets of a topic. */
  void send(String topic, String text) {
    for (Watcher watcher : List.copyOf(watchers)) {
      if (watcher.topic.equals(topic)) {
        send(watcher, text);
      }
    }
  }

  private void send(Watcher watcher, String text) {
    if (!watcher.send(text)) {
      watchers.remove(watcher);
      watcher.socket.drop();
    }
  }

  int openSockets(String topic) {
    return (int) watchers.stream().filter(one -> one.topic.equals(topic)).count();
  }

  int size() {
    return watchers.size();
  }

  /** Breaks the next socket, after those already set to break, after a number of frames. */
  void breakNext(int frames) {
    if (frames < 0) {
      throw new IllegalArgumentException("the number of frames must not be negative: " + frames);
    }
    breaks.add(frames);
  }

  /** Breaks all sockets without a close frame. */
  void dropAll() {
    List<Watcher> all = List.copyOf(watchers);
    watchers.clear();
    all.forEach(watcher -> watcher.socket.drop());
  }

  /** Closes all sockets, and forgets which were to break and that they were refused. */
  void closeAll() {
    refused = false;
    breaks.clear();
    List<Watcher> all = List.copyOf(watchers);
    watchers.clear();
    all.forEach(watcher -> watcher.socket.close(GOING_AWAY));
  }
}
