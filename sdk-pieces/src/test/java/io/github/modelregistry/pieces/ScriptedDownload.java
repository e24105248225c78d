package io.github.modelregistry.pieces;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.ModelDownloadProgress;
import io.github.modelregistry.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A download as a test tells it, and a clock that moves when somebody waits: no test sleeps. What
 * is asked goes into a log.
 */
final class ScriptedDownload implements DownloadSource {

  static final String NOTHING = "{\"cloud\":false}";
  static final String ON_ITS_WAY = "{\"cloud\":false,\"downloading\":true,\"downloaded\":false}";
  static final String THERE = "{\"cloud\":false,\"downloading\":false,\"downloaded\":true}";

  /** In place of a frame: nothing comes as long as somebody is ready to wait. */
  static final String SILENCE = "SILENCE";

  final List<String> log = new ArrayList<>();
  private final Deque<Object> openings = new ArrayDeque<>();
  private final Deque<Object> looks = new ArrayDeque<>();
  private final ManualClock clock = ManualClock.at("2026-01-05T08:30:00Z");
  private Runnable whileWaiting = () -> {};
  private Runnable whileCancelling = () -> {};

  /** Lets the next opening give a socket with these frames, which then ends. */
  ScriptedDownload socket(Object... frames) {
    openings.add(new Frames(List.of(frames)));
    return this;
  }

  ScriptedDownload noSocket(RuntimeException failure, int times) {
    for (int i = 0; i < times; i++) {
      openings.add(failure);
    }
    return this;
  }

  /** Sets what the next looks at the model see, JSON or a failure; the last one stays. */
  ScriptedDownload looks(Object... seen) {
    looks.addAll(List.of(seen));
    return this;
  }

  /** Does something in each wait. */
  ScriptedDownload whileWaiting(Runnable action) {
    whileWaiting = action;
    return this;
  }

  /** Does something when the server has stopped the download and has not yet said so. */
  ScriptedDownload whileCancelling(Runnable action) {
    whileCancelling = action;
    return this;
  }

  DownloadWatch watch() {
    return new DownloadWatch(observe());
  }

  DownloadObserver observe() {
    return new DownloadObserver(this, config());
  }

  ClientConfig config() {
    return ClientConfig.builder()
        .clock(clock)
        .delayer(
            wait -> {
              log.add("wait " + wait.toSeconds());
              clock.advance(wait);
              whileWaiting.run();
              return CompletableFuture.completedFuture(null);
            })
        .build();
  }

  /** Returns what the walk tells until its end. */
  List<String> told() {
    List<String> told = new ArrayList<>();
    watch().forEach(progress -> told.add(progress.toString()));
    return told;
  }

  Duration elapsed() {
    return clock.elapsed();
  }

  @Override
  public FrameStream<ModelDownloadProgress> open() {
    log.add("open");
    Object next = openings.remove();
    if (next instanceof RuntimeException failure) {
      throw failure;
    }
    return (Frames) next;
  }

  @Override
  public Model get() {
    log.add("look");
    Object next = looks.size() > 1 ? looks.remove() : looks.element();
    if (next instanceof RuntimeException failure) {
      throw failure;
    }
    return JsonDocuments.read((String) next, Model.codec());
  }

  @Override
  public Model cancel() {
    log.add("cancel");
    whileCancelling.run();
    return JsonDocuments.read(NOTHING, Model.codec());
  }

  private final class Frames implements FrameStream<ModelDownloadProgress> {

    private final Deque<Object> frames;
    private boolean ended;
    private @Nullable RuntimeException broken;

    Frames(List<Object> frames) {
      this.frames = new ArrayDeque<>(frames);
    }

    @Override
    public Optional<ModelDownloadProgress> poll(Duration timeout) {
      Object next = broken == null ? frames.poll() : broken;
      if (next instanceof RuntimeException failure) { // which ends the stream, and stays
        broken = failure;
        ended = true;
        throw failure;
      }
      if (SILENCE.equals(next)) {
        clock.advance(timeout);
        return Optional.empty();
      }
      ended = next == null;
      return Optional.ofNullable(next)
          .map(json -> JsonDocuments.read((String) json, ModelDownloadProgress.codec()));
    }

    @Override
    public Iterator<ModelDownloadProgress> iterator() {
      throw new NoSuchElementException("nobody walks without a limit");
    }

    @Override
    public boolean isEnded() {
      return ended;
    }

    @Override
    public void close() {
      log.add("close");
      frames.clear();
    }
  }
}
