package io.github.modelregistry.pieces;

import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.ModelDownloadProgress;

/** What is asked about the download of one model. Each call throws what the client's does. */
interface DownloadSource {

  /** Opens the socket on which the server reports the download's progress. */
  FrameStream<ModelDownloadProgress> open();

  /** Gets the model, whose flags show whether it is downloaded or being downloaded. */
  Model get();

  /** Stops the download. */
  Model cancel();
}
