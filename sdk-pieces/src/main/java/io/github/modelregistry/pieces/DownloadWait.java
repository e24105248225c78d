package io.github.modelregistry.pieces;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.ModelNotReadyException;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.WaitProgress;
import io.github.modelregistry.registry.capability.WaitRequest;
import io.github.modelregistry.registry.capability.WaitResult;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the download of one model: by the frames of its socket, and by its flags where the
 * socket is lost. The intervals of the request apply to neither.
 */
final class DownloadWait {

  private final WaitRequest request;
  private final ClientConfig config;
  private final long start;
  private @Nullable WaitProgress last;

  DownloadWait(WaitRequest request, ClientConfig config) {
    this.request = request;
    this.config = config;
    this.start = config.nanoTime();
  }

  /**
   * Waits until the model is ready.
   *
   * @param model the model as it is now
   * @param observation observes its download
   */
  WaitResult await(RegisteredModel model, Supplier<DownloadObserver> observation) {
    if (model.status() == ModelStatus.READY) {
      report(WaitProgress.of(model));
      return result();
    }
    try (DownloadObserver observer = observation.get()) {
      while (true) {
        DownloadProgress progress = observer.next(left());
        if (progress == null) {
          throw new IllegalStateException("the client is closed: create a new one");
        }
        report(progress(progress));
        if (progress.state() == DownloadState.COMPLETED) {
          return result();
        }
        if (progress.state().isEnd()) {
          throw notReady(progress);
        }
      }
    }
  }

  private WaitResult result() {
    return WaitResult.of(request.model(), null, elapsed());
  }

  private void report(WaitProgress progress) {
    if (!progress.equals(last)) {
      last = progress;
      request.progress().accept(progress);
    }
  }

  private static WaitProgress progress(DownloadProgress progress) {
    ModelStatus status =
        switch (progress.state()) {
          case COMPLETED -> ModelStatus.READY;
          case QUEUED, RUNNING -> ModelStatus.PENDING;
          case FAILED -> ModelStatus.FAILED;
          default -> ModelStatus.NO_ARTIFACT;
        };
    return WaitProgress.of(status, progress.vendorStatus(), null)
        .withPercentage(progress.percentage());
  }

  private ModelNotReadyException notReady(DownloadProgress progress) {
    String word = progress.vendorStatus();
    return new ModelNotReadyException(
        request.subject(),
        word == null ? progress.state().toString() : word,
        null,
        progress.state() == DownloadState.STOPPED
            ? "Start its download first: none is in progress"
            : "Start its download again");
  }

  private Duration elapsed() {
    return Duration.ofNanos(config.nanoTime() - start);
  }

  private Duration left() {
    Duration left = request.deadline().minus(elapsed());
    if (left.isNegative() || left.isZero()) {
      throw new CallTimeoutException(
          "watchDownload",
          CallTimeoutException.Deadline.READINESS,
          request.deadline(),
          0,
          false,
          null);
    }
    return left;
  }
}
