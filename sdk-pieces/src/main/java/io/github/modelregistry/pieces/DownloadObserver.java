package io.github.modelregistry.pieces;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.ModelDownloadProgress;
import io.github.modelregistry.pieces.model.ModelDownloadProgressStatus;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Determines the state of a download: from the frames of the socket, and from the model's flags
 * where the socket is lost or silent, or sends an unknown status.
 */
final class DownloadObserver implements AutoCloseable {

  /** After so long without a frame, the flags are looked at. */
  static final Duration SILENCE = Duration.ofSeconds(10);

  /** A download of which nothing was seen for so long does not begin any more. */
  static final Duration TIME_TO_BEGIN = Duration.ofSeconds(30);

  /** The same for one of which the server said that it is in the queue. */
  static final Duration TIME_IN_QUEUE = Duration.ofMinutes(5);

  private final DownloadSource source;
  private final DownloadSocket socket;
  private final DownloadFlags flags;
  private final ClientConfig config;
  private @Nullable Long waitingSince;
  private Duration waitLimit = TIME_TO_BEGIN;
  private DownloadState lastEnd = DownloadState.STOPPED;
  private boolean heard;
  private boolean looked;
  private boolean begun;
  private volatile boolean cancelled;
  private volatile boolean closed;

  DownloadObserver(DownloadSource source, ClientConfig config) {
    this.source = source;
    this.socket = new DownloadSocket(source);
    this.flags = new DownloadFlags(source, config);
    this.config = config;
  }

  /** Waits for news; it may be that nothing has changed. Null once this is closed. */
  @Nullable DownloadProgress next() {
    return next(SILENCE);
  }

  /**
   * Waits for news as {@link #next()} does.
   *
   * @param atMost how long to wait before the flags are looked at, if that is shorter than usual
   */
  @Nullable DownloadProgress next(Duration atMost) {
    try {
      return news(atMost.compareTo(SILENCE) < 0 ? atMost : SILENCE);
    } catch (RegistryException failure) {
      if (closed) {
        return null;
      }
      throw failure;
    }
  }

  private @Nullable DownloadProgress news(Duration atMost) {
    socket.open();
    try {
      Optional<ModelDownloadProgress> frame = socket.next(atMost);
      if (frame.isPresent()) {
        return told(frame.get());
      }
    } catch (DecodingException unreadable) {
      return seen(null);
    }
    if (looked && !socket.isOpen() && !closed) {
      flags.pause(socket.failures(), atMost);
    }
    return closed ? null : seen(null);
  }

  /** Stops the download; its end is known for what it is, even before the server says so. */
  Model cancel() {
    cancelled = true; // first: the flags may show the effect before the response is here
    try {
      return source.cancel();
    } catch (RegistryException failure) {
      cancelled = false;
      throw failure;
    }
  }

  @Override
  public void close() {
    closed = true;
    flags.close();
    socket.close();
  }

  private DownloadProgress told(ModelDownloadProgress frame) {
    boolean first = !heard;
    heard = true;
    ModelDownloadProgressStatus status = frame.status();
    if (status == null) {
      return seen(null);
    }
    return switch (status.known()) {
      case INITIALIZED -> {
        waitingSince = config.nanoTime();
        waitLimit = TIME_IN_QUEUE;
        yield told(DownloadState.QUEUED, frame);
      }
      case IN_PROGRESS -> {
        begun = true;
        yield told(DownloadState.RUNNING, frame);
      }
      case COMPLETED -> ended(DownloadState.COMPLETED, frame, first);
      case FAILED -> ended(DownloadState.FAILED, frame, first);
      case CANCELED -> ended(DownloadState.CANCELED, frame, first);
      default -> seen(status.value());
    };
  }

  /** The first frame may be the end of the previous download: the flags decide. */
  private DownloadProgress ended(
      DownloadState state, ModelDownloadProgress frame, boolean cameFirst) {
    if (!cameFirst) {
      return told(state, frame);
    }
    lastEnd = state == DownloadState.COMPLETED ? lastEnd : state;
    return seen(String.valueOf(frame.status()));
  }

  private static DownloadProgress told(DownloadState state, ModelDownloadProgress frame) {
    return new DownloadProgress(state, frame.percentage(), String.valueOf(frame.status()));
  }

  private DownloadProgress seen(@Nullable String word) {
    looked = true;
    return new DownloadProgress(state(flags.look()), null, word);
  }

  private DownloadState state(Model model) {
    if (PiecesMapping.isTrue(model.downloaded()) || PiecesMapping.isTrue(model.cloudOrNull())) {
      return DownloadState.COMPLETED;
    }
    if (PiecesMapping.isTrue(model.downloading())) {
      begun = true;
      return DownloadState.RUNNING;
    }
    if (cancelled) {
      return DownloadState.CANCELED;
    }
    return begun ? DownloadState.STOPPED : notBegun();
  }

  private DownloadState notBegun() {
    long now = config.nanoTime();
    if (waitingSince == null) {
      waitingSince = now;
    }
    return now - waitingSince < waitLimit.toNanos() ? DownloadState.QUEUED : lastEnd;
  }
}
