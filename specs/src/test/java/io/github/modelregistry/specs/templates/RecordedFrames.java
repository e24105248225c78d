package io.github.modelregistry.specs.templates;

import io.github.modelregistry.client.FrameStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A stream of one frame, prepared by a test. */
final class RecordedFrames<T> implements FrameStream<T> {

  private final Queue<T> frames;

  RecordedFrames(T only) {
    this.frames = new ArrayDeque<>(List.of(only));
  }

  @Override
  public Iterator<T> iterator() {
    return frames.iterator();
  }

  @Override
  public Optional<T> poll(Duration timeout) {
    return Optional.ofNullable(frames.poll());
  }

  @Override
  public boolean isEnded() {
    return frames.isEmpty();
  }

  @Override
  public void close() {
    frames.clear();
  }
}
