package io.github.modelregistry.pieces;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.pieces.model.Model;
import java.time.Duration;

/** The flags of a model, which show the state of its download even without a socket. */
final class DownloadFlags {

  /** The time between two looks. */
  static final Duration INTERVAL = Duration.ofSeconds(1);

  /** How often that time doubles, at most, while something is lost that may come back. */
  private static final int DOUBLINGS = 3;

  /** How many consecutive polls may fail: a server that restarts needs some time. */
  static final int FAILURES = 5;

  private final DownloadSource source;
  private final ClientConfig config;
  private volatile boolean closed;

  DownloadFlags(DownloadSource source, ClientConfig config) {
    this.source = source;
    this.config = config;
  }

  /** Gets the model, patiently; not so once this is closed. */
  Model look() {
    for (int failures = 1; ; failures++) {
      try {
        return source.get();
      } catch (TransportException | ServerException passing) {
        DownloadSocket.throwIfInterrupted(passing);
        if (failures < FAILURES) {
          pause(failures, DownloadObserver.SILENCE);
        }
        if (failures == FAILURES || closed) {
          throw passing;
        }
      }
    }
  }

  /** Lets no look follow one that fails. */
  void close() {
    closed = true;
  }

  /** Waits before the next look, the longer the more failures there were. */
  void pause(int failures, Duration atMost) {
    int doublings = Math.min(Math.max(failures - 1, 0), DOUBLINGS);
    Duration usual = INTERVAL.multipliedBy(1L << doublings);
    try {
      config.delayer().sleep(atMost.compareTo(usual) < 0 ? atMost : usual);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          "watchDownload", "interrupted while polling the model", 0, false, stopped);
    }
  }
}
