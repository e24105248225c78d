package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ResponseFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What the tests of streams share. */
public final class Streams {

  static final Duration LONG = Duration.ofSeconds(20);

  private static final Operation<JsonValue> WATCH =
      Operation.<JsonValue>builder("watchIt", HttpMethod.GET, "/things/{id}/progress")
          .response(ResponseFormat.json(JsonCodecs.VALUE))
          .stream()
          .build();

  private Streams() {}

  static ApiCall<JsonValue> watch() {
    return ApiCall.builder(WATCH).pathParameter("id", "a/b").build();
  }

  static List<String> taken(FrameStream<?> frames) {
    List<String> taken = new ArrayList<>();
    frames.forEach(frame -> taken.add(frame.toString()));
    return taken;
  }

  /** Runs something on another thread, and returns when that thread waits in it. */
  public static <T> CompletableFuture<T> waitingIn(Supplier<T> wait) {
    AtomicReference<Thread> waiter = new AtomicReference<>();
    CompletableFuture<T> result =
        CompletableFuture.supplyAsync(
            wait,
            work -> {
              Thread thread = new Thread(work, "waiting-test");
              thread.setDaemon(true);
              waiter.set(thread);
              thread.start();
            });
    while (!List.of(Thread.State.WAITING, Thread.State.TIMED_WAITING)
        .contains(waiter.get().getState())) {
      if (result.isDone()) {
        throw new AssertionError("it did not wait: " + result);
      }
      Thread.onSpinWait();
    }
    return result;
  }

  /** Waits until the threads of all streams are gone. */
  static void awaitNoThread() {
    try {
      for (Thread thread : threads()) {
        thread.join(LONG.toMillis());
        if (thread.isAlive()) {
          throw new AssertionError(thread + " is left");
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("model-registry-stream-"))
        .toList();
  }
}
