package io.github.modelregistry.internal.okhttp.stream;

import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.okhttp.attempt.RawResponse;
import io.github.modelregistry.internal.okhttp.attempt.ResponseHandler;
import io.github.modelregistry.internal.okhttp.call.Resources;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ResponseContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a WebSocket, each decoded by the thread that takes it.
 *
 * @param <T> what one frame decodes to
 */
public final class SocketStream<T> implements FrameStream<T> {

  private static final long FOR_EVER = Long.MAX_VALUE; // centuries

  private final Operation<T> operation;
  private final RawResponse opening;
  private final ResponseContent settings;
  private final FrameBuffer buffer = new FrameBuffer();
  private final FrameReceiver pump;
  private @Nullable T ahead;

  private SocketStream(
      Operation<T> operation, RawResponse opening, ResponseContent settings, Resources resources) {
    this.operation = operation;
    this.opening = opening;
    this.settings = settings;
    this.pump = new FrameReceiver(opening, buffer, settings.jsonLimits().maxBytes(), resources);
  }

  /** Returns what makes a stream of the response to a call; it is to be {@link #start started}. */
  public static <T> ResponseHandler<SocketStream<T>> handler(ApiCall<T> call, Resources resources) {
    return (opening, content) -> new SocketStream<>(call.operation(), opening, content, resources);
  }

  public SocketStream<T> start() {
    pump.start();
    return this;
  }

  @Override
  public Iterator<T> iterator() {
    return new Frames();
  }

  @Override
  public Optional<T> poll(Duration timeout) {
    T frame = ahead;
    if (frame == null) {
      return Optional.ofNullable(decoded(awaited(TimeUnit.NANOSECONDS.convert(timeout))));
    }
    ahead = null;
    return Optional.of(frame);
  }

  @Override
  public boolean isEnded() {
    return ahead == null && buffer.isEnded();
  }

  @Override
  public void close() {
    pump.close();
  }

  @Override
  public String toString() {
    return "stream of " + operation;
  }

  /** The remaining frames; all iterators share the position of the stream. */
  private final class Frames implements Iterator<T> {

    @Override
    public boolean hasNext() {
      if (ahead == null) {
        ahead = decoded(awaited(FOR_EVER));
      }
      return ahead != null;
    }

    @Override
    public T next() {
      T frame = hasNext() ? ahead : null;
      if (frame == null) {
        throw new NoSuchElementException("the stream has ended");
      }
      ahead = null;
      return frame;
    }
  }

  private byte @Nullable [] awaited(long nanos) {
    try {
      return buffer.take(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          operation.id(),
          "the calling thread was interrupted",
          opening.attempt().number(),
          false,
          e);
    }
  }

  private @Nullable T decoded(byte @Nullable [] frame) {
    if (frame == null) {
      return null;
    }
    try {
      return operation
          .response()
          .read(
              new ResponseContent(
                  new ByteArrayInputStream(frame),
                  StandardCharsets.UTF_8,
                  settings.jsonLimits(),
                  settings.driftObserver()));
    } catch (DecodingException e) {
      throw opening.withOperation(e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }
}
