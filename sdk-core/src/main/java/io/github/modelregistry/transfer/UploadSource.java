package io.github.modelregistry.transfer;

import io.github.modelregistry.error.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to be uploaded, and the file name they go by.
 *
 * <p>A file or an array can be read again when a request has to be repeated; a stream cannot. Users
 * with bytes elsewhere may write a subclass, which must be safe to open from any thread.
 */
public abstract class UploadSource {

  /** For subclasses. */
  protected UploadSource() {}

  /**
   * Returns a file as a source; it is opened when the request is sent, and again when repeated.
   *
   * @throws InvalidRequestException when it is no readable file
   */
  public static UploadSource of(Path file) {
    Path name = file.getFileName();
    if (name == null || !Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new InvalidRequestException(
          "the upload", "'" + file + "' is not a readable file: check its path and permissions");
    }
    return new FileSource(file, name.toString());
  }

  /**
   * Returns bytes as a source; the array is not copied, so leave it alone until the call is over.
   *
   * @param fileName the name to send with them
   */
  public static UploadSource of(byte[] bytes, String fileName) {
    return new BytesSource(bytes, fileName);
  }

  /**
   * Returns a stream as a source that can be read once: a request with it is never repeated.
   *
   * <p>The stream is closed after it was sent.
   *
   * @param fileName the name to send with it
   */
  public static UploadSource of(InputStream stream, String fileName) {
    return new StreamSource(stream, fileName, -1);
  }

  /**
   * Returns a stream of known length as a source that can be read once.
   *
   * @param fileName the name to send with it
   * @param length how many bytes the stream gives; the call fails when it gives more or fewer
   */
  public static UploadSource of(InputStream stream, String fileName, long length) {
    if (length < 0) {
      throw new IllegalArgumentException("length must not be negative: " + length);
    }
    return new StreamSource(stream, fileName, length);
  }

  /** Returns the file name, or null when the bytes have none. */
  public abstract @Nullable String fileName();

  /**
   * Returns how many bytes there are, or -1 when that is not known.
   *
   * @throws IOException when the length cannot be read
   */
  public abstract long length() throws IOException;

  /** Returns whether {@link #open()} can be called again for the same bytes. */
  public abstract boolean isRepeatable();

  /**
   * Opens the bytes at their beginning; the caller closes the stream.
   *
   * @throws IOException when they cannot be read, or were read before and are not repeatable
   */
  public abstract InputStream open() throws IOException;

  /**
   * Returns some of the bytes as a source of their own, such as a part of an upload in parts.
   *
   * <p>A listener of this source is told the progress of all its slices together. A slice of a file
   * fails if the file has changed since it was made.
   *
   * @param offset how many bytes are before it
   * @param length how many bytes it has
   * @throws InvalidRequestException if this source can be read once only
   * @throws IndexOutOfBoundsException if there are not as many bytes
   * @throws IOException if the length cannot be read
   */
  public UploadSource slice(long offset, long length) throws IOException {
    checkSlice(offset, length);
    return new SlicedSource(this, offset, length);
  }

  /** Returns the same source, which reports to a listener how many of its bytes have been read. */
  public final UploadSource withProgress(ProgressListener listener) {
    return new ProgressSource(this, new Progress(listener), this::length);
  }

  /** Returns the same source under another file name. */
  public final UploadSource withFileName(String fileName) {
    return new RenamedSource(this, fileName);
  }

  final void checkSlice(long offset, long length) throws IOException {
    if (!isRepeatable()) {
      throw new InvalidRequestException(
          "the upload",
          "a source that can be read only once cannot be sliced: use a file or an array");
    }
    Objects.checkFromIndexSize(offset, length, length());
  }
}
