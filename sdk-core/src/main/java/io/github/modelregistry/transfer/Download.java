package io.github.modelregistry.transfer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a complete download gave: where it is, its size and its hash. Immutable. */
public final class Download {

  private final @Nullable Path file;
  private final @Nullable String fileName;
  private final long bytes;
  private final String sha256;

  Download(@Nullable Path file, @Nullable String fileName, long bytes, String sha256) {
    this.file = file;
    this.fileName = fileName;
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  /** Returns the file that was written, or null if the bytes went to a stream. */
  public @Nullable Path file() {
    return file;
  }

  /**
   * Returns the name that the server gave the file, without folders and made valid on every system;
   * null if it gave none.
   */
  public @Nullable String fileName() {
    return fileName;
  }

  /** Returns how many bytes there are. */
  public long bytes() {
    return bytes;
  }

  /** Returns the SHA-256 of the bytes in 64 lower-case hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  @Override
  public String toString() {
    return "Download{bytes=" + bytes + ", sha256=" + sha256 + ", file=" + file + '}';
  }
}
