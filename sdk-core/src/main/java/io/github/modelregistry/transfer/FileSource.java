package io.github.modelregistry.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, or of a part of it, read again each time. */
final class FileSource extends UploadSource {

  private static final long TO_THE_END = -1;

  private final Path file;
  private final String fileName;
  private final long offset;
  private final long length;
  private final @Nullable Version version;

  FileSource(Path file, String fileName) {
    this(file, fileName, 0, TO_THE_END, null);
  }

  private FileSource(
      Path file, String fileName, long offset, long length, @Nullable Version version) {
    this.file = file;
    this.fileName = fileName;
    this.offset = offset;
    this.length = length;
    this.version = version;
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public long length() throws IOException {
    return length == TO_THE_END ? Files.size(file) : length;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public InputStream open() throws IOException {
    Version now = Version.of(file);
    if (version != null && !version.equals(now)) {
      throw changed();
    }
    InputStream in = Files.newInputStream(file);
    try {
      in.skipNBytes(offset);
      return new Unchanged(in, now, length == TO_THE_END ? now.length() : length);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The slices know the version of the file that they were made of. */
  @Override
  public UploadSource slice(long offset, long length) throws IOException {
    checkSlice(offset, length);
    Version now = version == null ? Version.of(file) : version;
    return new FileSource(file, fileName, this.offset + offset, length, now);
  }

  @Override
  public String toString() {
    return "file " + fileName;
  }

  private IOException changed() {
    return new IOException(
        "the file '" + file + "' changed while it was read: upload it when it is complete");
  }

  /** What changes with the content of a file. */
  private record Version(long length, FileTime modified) {

    static Version of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(now.size(), now.lastModifiedTime());
    }
  }

  /**
   * Fails if the file changed since it was opened. The last bytes are returned only if it did not,
   * so that a mixture of two versions is never taken for the whole file.
   */
  private final class Unchanged extends FilterInputStream {

    private final Version version;
    private long left;

    Unchanged(InputStream in, Version version, long length) {
      super(in);
      this.version = version;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(buffer, offset, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      if (read < 0 || (left == 0 && !version.equals(Version.of(file)))) {
        throw changed();
      }
      return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long skipped = in.skip(Math.min(bytes, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
