package io.github.modelregistry.registry.driver;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.registry.capability.DownloadedModel;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelDownloadRequest;
import io.github.modelregistry.registry.capability.ModelFiles;
import io.github.modelregistry.registry.capability.ModelFilesRequest;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.FolderDownload;
import io.github.modelregistry.transfer.FolderDownload.Transfer;
import io.github.modelregistry.transfer.RemoteFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Downloads of the files that a vendor lists; for drivers. Thread-safe if its function is. */
public final class ModelDownloads implements ModelDownload {

  private static final String OPERATION = "download";
  private static final int MOST_NAMED = 5;

  private final Function<ModelFilesRequest, Source> sources;

  private ModelDownloads(Function<ModelFilesRequest, Source> sources) {
    this.sources = sources;
  }

  /**
   * Returns the capability.
   *
   * @param sources finds the model or version, before anything is sent that it is in the registry
   *     that is called, and its files
   */
  public static ModelDownloads of(Function<ModelFilesRequest, Source> sources) {
    return new ModelDownloads(sources);
  }

  /** The files of one model or version, and how each is downloaded. Immutable. */
  public static final class Source {

    private final ModelFiles files;
    private final Transfer transfer;

    private Source(ModelFiles files, Transfer transfer) {
      this.files = Objects.requireNonNull(files, "files");
      this.transfer = Objects.requireNonNull(transfer, "transfer");
    }

    /** Returns a source of files. */
    public static Source of(ModelFiles files, Transfer transfer) {
      return new Source(files, transfer);
    }
  }

  @Override
  public ModelFiles files(ModelFilesRequest request) {
    return sources.apply(request).files;
  }

  @Override
  public DownloadedModel download(ModelDownloadRequest request) {
    Source source = sources.apply(request.source());
    List<RemoteFile> files = selected(request, source.files);
    DownloadTarget target = request.target();
    FolderDownload folder = request.folder();
    Consumer<? super Path> kept = request.kept();
    if (kept != null) {
      String parts = resolved(source.files) + '/' + (request.path() == null ? "" : request.path());
      folder = folder == null ? null : folder.resumable(parts, kept);
      target = target == null ? null : target.resumable(parts, kept);
    }
    List<Download> downloads =
        target == null
            ? Objects.requireNonNull(folder).download(OPERATION, files, source.transfer)
            : List.of(single(request, files, target, source.transfer));
    return DownloadedModel.of(source.files, downloads);
  }

  /** The latest version may be another one when a download is continued. */
  private static String resolved(ModelFiles files) {
    return String.valueOf(files.version() == null ? files.model() : files.version());
  }

  private static Download single(
      ModelDownloadRequest request,
      List<RemoteFile> files,
      DownloadTarget target,
      Transfer transfer) {
    if (files.size() != 1) {
      throw refused(
          request,
          files.isEmpty()
              ? "it has no files"
              : "it has several files: choose one by its path, or a folder for all of them: "
                  + names(files));
    }
    RemoteFile file = files.get(0);
    return transfer.download(file, file.checkedBy(target));
  }

  private static List<RemoteFile> selected(ModelDownloadRequest request, ModelFiles found) {
    String path = request.path();
    if (path == null) {
      return found.files();
    }
    if (found.files().stream().anyMatch(file -> file.path() == null)) {
      throw refused(
          request,
          "this registry states the file's name only when it is downloaded: omit the path");
    }
    List<RemoteFile> named =
        found.files().stream().filter(file -> path.equals(file.path())).limit(1).toList();
    if (named.isEmpty()) {
      throw NotFoundException.deduced(OPERATION, request.source() + " has no file '" + path + "'");
    }
    return named;
  }

  private static String names(List<RemoteFile> files) {
    String names =
        files.stream()
            .limit(MOST_NAMED)
            .map(file -> String.valueOf(file.path()))
            .collect(Collectors.joining(", "));
    return files.size() > MOST_NAMED
        ? names + " and " + (files.size() - MOST_NAMED) + " more"
        : names;
  }

  private static InvalidRequestException refused(ModelDownloadRequest request, String problem) {
    return new InvalidRequestException("download of " + request.source(), problem);
  }
}
