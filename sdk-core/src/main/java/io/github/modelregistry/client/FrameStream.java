package io.github.modelregistry.client;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/**
 * The decoded messages that a server sends over one open WebSocket connection.
 *
 * <pre>{@code
 * try (FrameStream<Progress> frames = api.watchProgress(request -> request.id(id))) {
 *   for (Progress frame : frames) {
 *     if (isLast(frame)) {
 *       break; // closing the stream, as the block does, notifies the server
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>It ends when the server closes the connection normally; a connection that breaks is a {@link
 * io.github.modelregistry.error.TransportException}. Either comes after the frames that had arrived
 * until then. There is no limit on how long a stream lasts or how long the server may stay silent:
 * use {@link #poll} where silence must be noticed.
 *
 * <p>Frames are decoded when they are taken, by the thread that takes them. Some are read ahead,
 * within bounds; a slow reader slows the server down.
 *
 * <p>Not for use by several threads at once, but for {@link #close()}, which any thread may call.
 * Hold it open no longer than needed: it keeps one connection and one daemon thread, until it ended
 * or is closed, or the client is.
 *
 * @param <T> what one frame decodes to
 */
public interface FrameStream<T> extends Iterable<T>, AutoCloseable {

  /**
   * Returns the remaining frames. All iterators of a stream share its position: a frame is returned
   * once.
   *
   * <p>{@code hasNext} waits until there is a frame or it is sure that none will come. It and
   * {@code next} throw:
   *
   * <ul>
   *   <li>{@link io.github.modelregistry.error.TransportException} when the connection broke, the
   *       server closed it complaining, the client was closed, or the waiting thread was
   *       interrupted, whose flag then stays set;
   *   <li>{@link io.github.modelregistry.error.DecodingException} when a frame cannot be read. The
   *       one after it comes with the next call, unless the frame was longer than {@link
   *       Limits#maxResponseBytes()}, which ends the stream.
   * </ul>
   */
  @Override
  Iterator<T> iterator();

  /**
   * Waits for the next frame, at most for a given time; throws as {@link #iterator()} does.
   *
   * @param timeout how long to wait; zero returns only what has already arrived
   * @return the frame; empty when none came in time, or none will come; see {@link #isEnded()}
   */
  Optional<T> poll(Duration timeout);

  /**
   * Returns whether all frames have been returned and no other will come; where a failure ended the
   * stream, only once that was thrown. Never waits.
   */
  boolean isEnded();

  /**
   * Closes the connection, and drops what was not taken. A thread that waits for a frame finds the
   * stream at its end. Idempotent.
   */
  @Override
  void close();
}
