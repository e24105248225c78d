package io.github.modelregistry.internal.copy;

import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelDownloadRequest;
import io.github.modelregistry.registry.capability.ModelFiles;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.RemoteFile;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** One file, downloaded while it is uploaded. */
final class StreamedFile extends PipedSource {

  private static final String NO_NAME = "model";

  private final ModelDownload download;
  private final ModelFiles files;
  private final RemoteFile file;
  private volatile @Nullable String sha256;

  StreamedFile(
      ModelDownload download, ModelFiles files, RemoteFile file, @Nullable String fileName) {
    super(fileName == null ? NO_NAME : fileName);
    this.download = download;
    this.files = files;
    this.file = file;
  }

  @Override
  public long length() {
    return file.size() == null ? -1 : file.size();
  }

  /** Returns the SHA-256 of the bytes that were read to their end, or null. */
  @Nullable String sha256() {
    return sha256;
  }

  @Override
  void write(OutputStream out) {
    ModelDownloadRequest.Builder request =
        ModelDownloadRequest.builder().target(DownloadTarget.stream(out)).path(file.path());
    if (files.version() == null) {
      request.model(files.model());
    } else {
      request.version(files.version());
    }
    sha256 = download.download(request.build()).files().get(0).sha256();
  }

  @Override
  public String toString() {
    return "copied " + fileName();
  }
}
