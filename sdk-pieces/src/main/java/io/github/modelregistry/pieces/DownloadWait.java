package io.github.modelregistry.pieces;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.WaitProgress;
import io.github.modelregistry.registry.capability.WaitRequest;
import io.github.modelregistry.registry.capability.WaitResult;
import io.github.modelregistry.registry.driver.ReadinessPolling;
import java.util.function.Supplier;

/**
 * Waits for the download of one model: by the frames of its socket, and by its flags where the
 * socket is lost. The intervals of the request apply to neither.
 */
final class DownloadWait {

  private final ReadinessPolling wait;

  DownloadWait(WaitRequest request, ClientConfig config) {
    this.wait = ReadinessPolling.start(request, config, "watchDownload");
  }

  /**
   * Waits until the model is ready.
   *
   * @param model the model as it is now
   * @param observation observes its download
   */
  WaitResult await(RegisteredModel model, Supplier<DownloadObserver> observation) {
    if (model.status() == ModelStatus.READY) {
      wait.report(WaitProgress.of(model));
      return wait.result(null);
    }
    try (DownloadObserver observer = observation.get()) {
      while (true) {
        DownloadProgress download = observer.next(wait.left());
        if (download == null) {
          throw new IllegalStateException("the client is closed: create a new one");
        }
        WaitProgress progress = progress(download);
        wait.report(progress);
        if (download.state() == DownloadState.COMPLETED) {
          return wait.result(null);
        }
        if (download.state().isEnd()) {
          throw wait.notReady(
              progress,
              download.state() == DownloadState.STOPPED
                  ? "Start its download first: none is in progress"
                  : "Start its download again");
        }
      }
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
}
