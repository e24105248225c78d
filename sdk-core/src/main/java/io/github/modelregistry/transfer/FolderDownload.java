package io.github.modelregistry.transfer;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.TransportException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Downloads several files to a folder, with the directories they are in. Immutable.
 *
 * <p>The files are in a temporary folder in the folder until all are complete; only then they get
 * their names. If one fails, all of them are deleted, and so is each folder that was created,
 * unless the download is {@linkplain #resumable resumable}.
 *
 * <pre>{@code
 * client.files().download(version.id(), FolderDownload.to(Path.of("churn")));
 * }</pre>
 */
public final class FolderDownload {

  private final Path folder;
  private final boolean replacing;
  private final @Nullable ProgressListener progress;
  private final @Nullable Resumption resumption;

  private FolderDownload(
      Path folder,
      boolean replacing,
      @Nullable ProgressListener progress,
      @Nullable Resumption resumption) {
    this.folder = Objects.requireNonNull(folder, "folder");
    this.replacing = replacing;
    this.progress = progress;
    this.resumption = resumption;
  }

  /** Returns a download to a folder, which is created if it does not exist. */
  public static FolderDownload to(Path folder) {
    return new FolderDownload(folder, false, null, null);
  }

  /** Returns this download, which replaces files that exist. By default that is an error. */
  public FolderDownload replacingExisting() {
    return new FolderDownload(folder, true, progress, resumption);
  }

  /**
   * Returns this download, which keeps what has arrived if it fails. The next download of the same
   * source to the same folder, with this option too, downloads only files whose size or SHA-256 is
   * not the one listed, or not listed; a file that was cut off is continued as {@link
   * DownloadTarget#resumable} describes.
   *
   * <p>Kept is a hidden folder in the folder, which only its owner can read.
   *
   * @param source identifies what is downloaded, such as the ref of a version
   * @param kept is told the path of the folder that is kept, in the thread of the download; it must
   *     not throw
   */
  public FolderDownload resumable(String source, Consumer<? super Path> kept) {
    return new FolderDownload(folder, replacing, progress, new Resumption(source, kept));
  }

  private record Resumption(String source, Consumer<? super Path> kept) {

    Resumption {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(kept, "kept");
    }
  }

  /**
   * Returns this download with a listener that is told how many bytes of all files have been
   * received. The total is not known if the size of one of several files is not.
   */
  public FolderDownload withProgress(ProgressListener listener) {
    Objects.requireNonNull(listener, "listener");
    return new FolderDownload(folder, replacing, listener, resumption);
  }

  /** Downloads one file; for clients. */
  @FunctionalInterface
  public interface Transfer {

    /** Downloads a file to a target, which has a listener and checks what is known of the file. */
    Download download(RemoteFile file, DownloadTarget target);
  }

  /**
   * Downloads files, one after the other; for clients.
   *
   * @param operation what errors call the request
   * @param transfer downloads one file
   * @return what was written, in the order of the files
   * @throws InvalidRequestException if a path leads out of the folder, also by a symbolic link, or
   *     a file exists and is not to be replaced; before the first byte if the paths are known
   * @throws TransportException if the files cannot be written
   */
  public List<Download> download(String operation, List<RemoteFile> files, Transfer transfer) {
    StagedFolder staged = new StagedFolder(operation, folder, replacing);
    Resumption resumes = resumption;
    try (staged) {
      staged.check(files);
      staged.create(resumes == null ? null : resumes.source);
      long done = 0;
      List<Download> downloads = new ArrayList<>();
      for (RemoteFile file : files) {
        Download download = staged.complete(file);
        if (download == null) {
          DownloadTarget target = counted(file.checkedBy(staged.target(file)), done, total(files));
          download = transfer.download(file, resumable(target, file));
        }
        done += download.bytes();
        downloads.add(download);
      }
      return staged.publish(downloads);
    } catch (IOException e) {
      throw new TransportException(
          operation, "the files cannot be written: " + e.getMessage(), 0, false, e);
    } finally {
      Path kept = staged.kept();
      if (kept != null && resumes != null) {
        resumes.kept.accept(kept);
      }
    }
  }

  /** The folder is kept as a whole; nobody has to be told of a file in it. */
  private DownloadTarget resumable(DownloadTarget target, RemoteFile file) {
    return resumption == null
        ? target
        : target.resumable(resumption.source + '\n' + file.path(), inFolder -> {});
  }

  private DownloadTarget counted(DownloadTarget target, long before, @Nullable Long total) {
    ProgressListener listener = progress;
    return listener == null
        ? target
        : target.withProgress(
            (bytes, announced) ->
                listener.progressed(before + bytes, total == null ? announced : total));
  }

  /** Returns the size of all files, -1 if not known; null if only the server can tell it. */
  private static @Nullable Long total(List<RemoteFile> files) {
    if (files.size() == 1) {
      return files.get(0).size();
    }
    long total = 0;
    for (RemoteFile file : files) {
      if (file.size() == null) {
        return DownloadTarget.UNKNOWN;
      }
      total += file.size();
    }
    return total;
  }
}
