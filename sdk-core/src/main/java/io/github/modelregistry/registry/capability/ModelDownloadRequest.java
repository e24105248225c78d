package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.FolderDownload;
import io.github.modelregistry.transfer.ProgressListener;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What to download, and where it goes; see {@link ModelDownload}. Immutable. */
public final class ModelDownloadRequest {

  private final ModelFilesRequest source;
  private final @Nullable FolderDownload folder;
  private final @Nullable DownloadTarget target;
  private final @Nullable String path;
  private final @Nullable Consumer<? super Path> kept;

  private ModelDownloadRequest(ModelFilesRequest source, Builder builder) {
    this.source = source;
    ProgressListener progress = builder.progress;
    FolderDownload to = builder.folder == null ? null : FolderDownload.to(builder.folder);
    DownloadTarget file = builder.target;
    if (to != null) {
      to = builder.replacing ? to.replacingExisting() : to;
      to = progress == null ? to : to.withProgress(progress);
    }
    if (file != null) {
      file = builder.replacing ? file.replacingExisting() : file;
      file = progress == null ? file : file.withProgress(progress);
    }
    folder = to;
    target = file;
    path = builder.path;
    kept = builder.kept;
  }

  /** Returns a builder; a model or version, and a folder or target are required. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the model or version. */
  public ModelFilesRequest source() {
    return source;
  }

  /** Returns the folder for all files, or null if one file goes to a target. */
  public @Nullable FolderDownload folder() {
    return folder;
  }

  /** Returns the target for one file, or null if there is a folder. */
  public @Nullable DownloadTarget target() {
    return target;
  }

  /** Returns the path of the only file to download, or null. */
  public @Nullable String path() {
    return path;
  }

  /** Returns what is told where files are kept after a failure, or null if they are not. */
  public @Nullable Consumer<? super Path> kept() {
    return kept;
  }

  @Override
  public String toString() {
    return "ModelDownloadRequest{" + source + (path == null ? "" : ", " + path) + "}";
  }

  /** Builds a request. Not thread-safe. */
  public static final class Builder {

    private static final String SUBJECT = "download";

    private @Nullable ModelFilesRequest source;
    private @Nullable Path folder;
    private @Nullable DownloadTarget target;
    private @Nullable String path;
    private @Nullable ProgressListener progress;
    private @Nullable Consumer<? super Path> kept;
    private boolean replacing;

    private Builder() {}

    /** Downloads a model: its latest version, if it has versions. Replaces a version. */
    public Builder model(ModelRef model) {
      this.source = ModelFilesRequest.of(model);
      return this;
    }

    /** Downloads a version, which may be {@code @latest}. Replaces a model. */
    public Builder version(ModelVersionRef version) {
      this.source = ModelFilesRequest.of(version);
      return this;
    }

    /**
     * Downloads all files to a folder, with the directories they are in; replaces a target. The
     * folder is created if it does not exist. A file that the vendor names only with its bytes gets
     * that name, without folders and made valid on every system.
     */
    public Builder folder(Path folder) {
      this.folder = Objects.requireNonNull(folder, "folder");
      this.target = null;
      return this;
    }

    /**
     * Downloads one file to a target; replaces a folder. If there are several files, {@link #path}
     * must name one.
     */
    public Builder target(DownloadTarget target) {
      this.target = Objects.requireNonNull(target, "target");
      this.folder = null;
      return this;
    }

    /** Downloads only the file with this path, one of those of {@link ModelFiles}. */
    public Builder path(@Nullable String path) {
      this.path = path;
      return this;
    }

    /** Replaces files that exist. By default that is an error. */
    public Builder replacingExisting() {
      this.replacing = true;
      return this;
    }

    /**
     * Keeps what has arrived if the download fails, where the server can send the rest later: the
     * next download of the same to the same place, with this option too, continues with it. By
     * default nothing is kept. See {@link FolderDownload#resumable} and {@link
     * DownloadTarget#resumable}.
     *
     * @param kept is told the path of the hidden file or folder that is kept; it must not throw
     */
    public Builder resumable(Consumer<? super Path> kept) {
      this.kept = Objects.requireNonNull(kept, "kept");
      return this;
    }

    /**
     * Sets a listener that is told how many bytes of all files have been received; it replaces that
     * of the target.
     */
    public Builder progress(ProgressListener progress) {
      this.progress = Objects.requireNonNull(progress, "progress");
      return this;
    }

    /**
     * Creates the request.
     *
     * @throws InvalidRequestException if the model or version, or the folder or target is missing
     */
    public ModelDownloadRequest build() {
      if (source == null) {
        throw new InvalidRequestException(SUBJECT, "set the model or the version to download");
      }
      if (folder == null && target == null) {
        throw new InvalidRequestException(SUBJECT, "set the folder or the target of the files");
      }
      return new ModelDownloadRequest(source, this);
    }
  }
}
