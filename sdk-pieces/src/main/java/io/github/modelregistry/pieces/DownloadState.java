package io.github.modelregistry.pieces;

/** The state of a download. More states may be added: give a {@code switch} a default. */
public enum DownloadState {
  /** It was asked for, and has not begun. */
  QUEUED(false),
  /** It is under way. */
  RUNNING(false),
  /** The model is on the disk, or is hosted and has nothing to download. */
  COMPLETED(true),
  /** The server says that it failed. */
  FAILED(true),
  /** It was cancelled. */
  CANCELED(true),
  /** The model is neither there nor on its way any more, and the server does not say why. */
  STOPPED(true);

  private final boolean end;

  DownloadState(boolean end) {
    this.end = end;
  }

  /** Returns whether nothing more comes after this. */
  public boolean isEnd() {
    return end;
  }
}
