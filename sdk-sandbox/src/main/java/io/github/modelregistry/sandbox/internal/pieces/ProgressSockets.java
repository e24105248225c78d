package io.github.modelregistry.sandbox.internal.pieces;

import io.github.modelregistry.sandbox.internal.socket.TextSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open sockets, each watching one model, and those of them that are to break. */
final class ProgressSockets {

  private static final int GOING_AWAY = 1001;

  private final List<Watcher> watchers = new ArrayList<>();
  private final Deque<Integer> breaks = new ArrayDeque<>();

  /** A socket and whom it watches. */
  private static final class Watcher {
    private final String modelId;
    private final TextSocket socket;
    private @Nullable Integer framesLeft;

    private Watcher(String modelId, TextSocket socket, @Nullable Integer framesLeft) {
      this.modelId = modelId;
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

  /** Sends the current state to a new socket only. */
  void open(String modelId, TextSocket socket, String firstFrame) {
    Watcher watcher = new Watcher(modelId, socket, breaks.poll());
    watchers.add(watcher);
    send(watcher, firstFrame);
  }

  void forget(TextSocket socket) {
    watchers.removeIf(watcher -> watcher.socket.equals(socket));
  }

  /** Sends a text to all that watch a model. */
  void send(String modelId, String text) {
    for (Watcher watcher : List.copyOf(watchers)) {
      if (watcher.modelId.equals(modelId)) {
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

  int openSockets(String modelId) {
    return (int) watchers.stream().filter(one -> one.modelId.equals(modelId)).count();
  }

  int size() {
    return watchers.size();
  }

  /** Breaks the next socket, after those already set to break, after a number of frames. */
  void breakNext(int frames) {
    if (frames < 0) {
      throw new IllegalArgumentException("a socket cannot break after " + frames + " frames");
    }
    breaks.add(frames);
  }

  /** Breaks all sockets without a close frame. */
  void dropAll() {
    List<Watcher> all = List.copyOf(watchers);
    watchers.clear();
    all.forEach(watcher -> watcher.socket.drop());
  }

  /** Closes all sockets and forgets which were to break. */
  void closeAll() {
    breaks.clear();
    List<Watcher> all = List.copyOf(watchers);
    watchers.clear();
    all.forEach(watcher -> watcher.socket.close(GOING_AWAY));
  }
}
