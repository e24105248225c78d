package io.github.modelregistry.consumers.frameworks;

import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.pieces.DownloadProgress;
import io.github.modelregistry.pieces.DownloadWatch;
import io.github.modelregistry.pieces.PiecesClient;
import io.github.modelregistry.pieces.model.ModelDownloadProgress;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxVendor;

/**
 * Opens a WebSocket and follows a download of Pieces OS to its end; prints, as properties, what
 * came of both.
 */
public final class FollowDownload {

  private static final String MODEL = "77c3a1de-1c2b-4f5a-8e9d-1b6a5c4d3e06";

  private FollowDownload() {}

  /** Runs it; an error ends with a stack trace and status 1. */
  public static void main(String[] arguments) {
    try (ModelRegistrySandbox sandbox =
            ModelRegistrySandbox.builder().select(SandboxVendor.PIECES).start();
        PiecesClient client = PiecesClient.builder().url(sandbox.pieces().baseUrl()).build()) {
      System.out.println("stream=" + openStream(client));
      System.out.println("download=" + lastState(client));
    }
  }

  private static String openStream(PiecesClient client) {
    try (FrameStream<ModelDownloadProgress> frames =
        client.models().watchDownload(request -> request.modelId(MODEL))) {
      return frames.isEnded() ? "ended" : "opened";
    } catch (ConfigurationException e) {
      return e.getMessage();
    }
  }

  private static String lastState(PiecesClient client) {
    String state = "";
    try (DownloadWatch watch = client.download(MODEL)) {
      for (DownloadProgress progress : watch) {
        state = progress.state().toString();
      }
    }
    return state;
  }
}
