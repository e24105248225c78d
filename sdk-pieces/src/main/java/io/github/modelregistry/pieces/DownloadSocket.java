package io.github.modelregistry.pieces;

import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.pieces.model.ModelDownloadProgress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A socket that is reopened when it breaks, though not without limit: after so many openings in a
 * row that brought no frame, or one that the server refused, it stays closed.
 */
final class DownloadSocket implements AutoCloseable {

  static final int OPENINGS = 5;

  private final DownloadSource source;
  private int openingsLeft = OPENINGS;
  private volatile @Nullable FrameStream<ModelDownloadProgress> frames;
  private volatile boolean closed;

  DownloadSocket(DownloadSource source) {
    this.source = source;
  }

  /** Returns how many openings in a row brought no frame; 0 when there will be no other. */
  int failures() {
    return openingsLeft == 0 ? 0 : OPENINGS - openingsLeft;
  }

  /** Returns whether there is a connection. */
  boolean isOpen() {
    return frames != null;
  }

  /** Opens a connection if there is none and it is worth while to try. */
  void open() {
    if (frames == null && openingsLeft > 0 && !closed) {
      openingsLeft--;
      frames = opened();
      if (closed) { // by another thread, which found nothing to close
        drop();
      }
    }
  }

  /**
   * Waits for a frame; empty when none came in time, or the connection was lost.
   *
   * @throws DecodingException if the frame cannot be read; that says nothing about the next one
   */
  Optional<ModelDownloadProgress> next(Duration timeout) {
    FrameStream<ModelDownloadProgress> open = frames;
    if (open == null) {
      return Optional.empty();
    }
    try {
      Optional<ModelDownloadProgress> frame = open.poll(timeout);
      if (frame.isPresent()) {
        openingsLeft = OPENINGS;
      }
      return frame;
    } catch (TransportException broken) {
      throwIfInterrupted(broken);
      return Optional.empty();
    } finally {
      if (open.isEnded()) {
        drop();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    drop();
  }

  private @Nullable FrameStream<ModelDownloadProgress> opened() {
    try {
      return source.open();
    } catch (TransportException | ServerException passing) {
      throwIfInterrupted(passing);
    } catch (ApiException | ConfigurationException refused) {
      openingsLeft = 0; // by a release that does not know the socket, or as OkHttp is too old
    }
    return null;
  }

  private void drop() {
    FrameStream<ModelDownloadProgress> open = frames;
    frames = null;
    if (open != null) {
      open.close();
    }
  }

  static void throwIfInterrupted(RegistryException failure) {
    if (Thread.currentThread().isInterrupted()) {
      throw failure;
    }
  }
}
