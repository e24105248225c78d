package io.github.modelregistry.transfer;

import io.github.modelregistry.error.InvalidRequestException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a download goes, and what it must be. Immutable.
 *
 * <p>A file appears under its name when it is complete and checked, not before: until then the
 * bytes are in a temporary file beside it, which is removed if the download fails, unless the
 * target is {@linkplain #resumable resumable}. Both can be read and written by their owner alone.
 *
 * <pre>{@code
 * Download download = models.getArtifact(id, DownloadTarget.file(Path.of("model.onnx")));
 * }</pre>
 */
public final class DownloadTarget {

  static final long UNKNOWN = -1;

  private static final String SUBJECT = "the download";

  private final Values values;

  private DownloadTarget(Values values) {
    this.values = values;
  }

  /**
   * Returns a file as a target.
   *
   * @param file the file, in a folder that exists; it must not exist itself, unless {@linkplain
   *     #replacingExisting() it is to be replaced}
   */
  public static DownloadTarget file(Path file) {
    Values values = new Values();
    values.file = Objects.requireNonNull(file, "file");
    return new DownloadTarget(values);
  }

  /**
   * Returns a folder as a target. The file in it has the name that the server gives it, without
   * folders and made valid on every system; else the last segment of the URL.
   *
   * @param folder a folder that exists
   */
  public static DownloadTarget folder(Path folder) {
    Values values = new Values();
    values.folder = Objects.requireNonNull(folder, "folder");
    return new DownloadTarget(values);
  }

  /**
   * Returns a stream as a target; it is flushed at the end and left open. It gets the bytes as they
   * arrive: those of a download that fails later too.
   */
  public static DownloadTarget stream(OutputStream stream) {
    Values values = new Values();
    values.stream = Objects.requireNonNull(stream, "stream");
    return new DownloadTarget(values);
  }

  /** Returns this target with a listener that is told how many bytes have been received. */
  public DownloadTarget withProgress(ProgressListener listener) {
    Values changed = values.copy();
    changed.progress = Objects.requireNonNull(listener, "listener");
    return new DownloadTarget(changed);
  }

  /**
   * Returns this target for a file whose hash is known: the download fails if it has another.
   *
   * @param hex the SHA-256 in 64 hexadecimal digits
   * @throws InvalidRequestException if it is not one
   */
  public DownloadTarget withSha256(String hex) {
    if (!hex.matches("[0-9A-Fa-f]{64}")) {
      throw new InvalidRequestException(SUBJECT, "a SHA-256 is 64 hexadecimal digits");
    }
    Values changed = values.copy();
    changed.sha256 = hex.toLowerCase(Locale.ROOT);
    return new DownloadTarget(changed);
  }

  /**
   * Returns this target for a file whose length is known: the download fails if it has another.
   *
   * @param bytes the length, not negative
   */
  public DownloadTarget withLength(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("the length must not be negative: " + bytes);
    }
    Values changed = values.copy();
    changed.length = bytes;
    return new DownloadTarget(changed);
  }

  /**
   * Returns this target, which keeps what has arrived if the download fails, provided that the
   * server can send the rest later. The next download of the same source to the same place, with
   * this option too, continues with it; if the file at the server has changed, it starts again.
   *
   * <p>Kept is a hidden file beside the target, which only its owner can read. By default nothing
   * is kept, and nothing of a stream is in any case.
   *
   * @param source identifies what is downloaded, such as its ref: parts of two sources are never
   *     joined
   * @param kept is told the path of a file that is kept, in the thread of the download; it must not
   *     throw
   */
  public DownloadTarget resumable(String source, Consumer<? super Path> kept) {
    Values changed = values.copy();
    changed.source = Objects.requireNonNull(source, "source");
    changed.kept = Objects.requireNonNull(kept, "kept");
    return new DownloadTarget(changed);
  }

  /** Returns this target, whose file is replaced if it exists. By default that is an error. */
  public DownloadTarget replacingExisting() {
    Values changed = values.copy();
    changed.replacing = true;
    return new DownloadTarget(changed);
  }

  /**
   * Returns this folder with a name for the file, in place of the server's.
   *
   * @throws InvalidRequestException if the target is no folder, or the name is not one of a file in
   *     it on every system
   */
  public DownloadTarget withFileName(String fileName) {
    if (values.folder == null || !fileName.equals(FileNames.safe(fileName))) {
      throw new InvalidRequestException(
          SUBJECT,
          values.folder == null
              ? "a file name can be set for a folder only"
              : "'" + fileName + "' is not a valid name for a file");
    }
    Values changed = values.copy();
    changed.fileName = fileName;
    return new DownloadTarget(changed);
  }

  /** Returns whether the same file can be downloaded to it again, as to all but streams. */
  public boolean isRepeatable() {
    return values.stream == null;
  }

  /**
   * Starts a download; for transports. Nothing is written before the first byte.
   *
   * @throws InvalidRequestException if the file exists and is not to be replaced, or its folder
   *     does not exist or cannot be written to
   */
  public DownloadWriter open() {
    OutputStream stream = values.stream;
    if (stream != null) {
      return new StreamWriter(this, stream);
    }
    Path folder = values.file == null ? values.folder : values.file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new InvalidRequestException(
          SUBJECT, "'" + folder + "' is not a folder that can be written to");
    }
    Path file = values.file;
    if (file != null && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new InvalidRequestException(
          SUBJECT, "'" + file + "' is a folder: give the path of a file in it");
    }
    if (file != null && exists(file) && !values.replacing) {
      throw new InvalidRequestException(SUBJECT, existing(file));
    }
    FileWriter writer = new FileWriter(this, folder);
    Path kept = partialFile();
    if (kept != null) {
      try {
        writer.continueKept(kept);
      } catch (IOException unreadable) {
        writer.close(); // it begins anew
      }
    }
    return writer;
  }

  /** Returns where what has arrived is kept, or null if it is not. */
  @Nullable Path partialFile() {
    String source = values.source;
    Path file = values.file;
    if (source == null) {
      return null;
    }
    if (file != null) {
      String name = String.valueOf(file.getFileName());
      return PartialFile.place(file.toAbsolutePath().resolveSibling(""), name, source);
    }
    return values.folder == null ? null : PartialFile.place(values.folder, "", source);
  }

  void kept(Path part) {
    values.kept.accept(part);
  }

  static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  static String existing(Path file) {
    return "'" + file + "' exists: choose another name, or allow the download to replace files";
  }

  @Nullable Path file() {
    return values.file;
  }

  @Nullable String fileName() {
    return values.fileName;
  }

  @Nullable ProgressListener progress() {
    return values.progress;
  }

  @Nullable String sha256() {
    return values.sha256;
  }

  long length() {
    return values.length;
  }

  boolean isReplacing() {
    return values.replacing;
  }

  /** Returns what kind of target it is, and its path. */
  @Override
  public String toString() {
    return values.stream != null
        ? "a stream"
        : values.file != null ? "the file " + values.file : "the folder " + values.folder;
  }

  /** The values themselves, which do not change once a target has them. */
  private static final class Values implements Cloneable {

    private @Nullable Path file;
    private @Nullable Path folder;
    private @Nullable OutputStream stream;
    private @Nullable String fileName;
    private @Nullable ProgressListener progress;
    private @Nullable String sha256;
    private @Nullable String source;
    private Consumer<? super Path> kept = nothing -> {};
    private long length = UNKNOWN;
    private boolean replacing;

    private Values copy() {
      try {
        return (Values) clone();
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
