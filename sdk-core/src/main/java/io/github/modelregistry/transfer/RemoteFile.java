package io.github.modelregistry.transfer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file of a server that can be downloaded, as far as it is known before. Immutable. */
public final class RemoteFile {

  private final @Nullable String path;
  private final @Nullable Long size;
  private final @Nullable String sha256;

  private RemoteFile(@Nullable String path, @Nullable Long size, @Nullable String sha256) {
    this.path = path;
    this.size = size;
    this.sha256 = sha256;
  }

  /**
   * Returns a file.
   *
   * @param path its relative path with slashes, or null if it gets a name with its bytes only
   * @param size its number of bytes; null or negative if not known
   * @param sha256 its SHA-256 in 64 hexadecimal digits, or null if not known
   */
  public static RemoteFile of(@Nullable String path, @Nullable Long size, @Nullable String sha256) {
    return new RemoteFile(path, size == null || size < 0 ? null : size, sha256);
  }

  /**
   * Returns its relative path with slashes, as the server has it; null if the file gets a name with
   * its bytes only. It may contain names that are not valid here: {@link FolderDownload} refuses a
   * path that leaves its folder.
   */
  public @Nullable String path() {
    return path;
  }

  /** Returns how many bytes it has, or null if that is not known. */
  public @Nullable Long size() {
    return size;
  }

  /** Returns the SHA-256 of its bytes in 64 hexadecimal digits, or null if that is not known. */
  public @Nullable String sha256() {
    return sha256;
  }

  /** Returns a target that checks what is known here, unless it already checks something else. */
  public DownloadTarget checkedBy(DownloadTarget target) {
    DownloadTarget checked = target;
    if (size != null && target.length() == DownloadTarget.UNKNOWN) {
      checked = checked.withLength(size);
    }
    if (sha256 != null && target.sha256() == null) {
      checked = checked.withSha256(sha256);
    }
    return checked;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RemoteFile file
        && Objects.equals(path, file.path)
        && Objects.equals(size, file.size)
        && Objects.equals(sha256, file.sha256);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, size, sha256);
  }

  @Override
  public String toString() {
    return "RemoteFile{path=" + path + ", size=" + size + ", sha256=" + sha256 + '}';
  }
}
