package io.github.modelregistry.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** The bytes of a file, read again each time. */
final class FileSource extends UploadSource {

  private final Path file;
  private final String fileName;

  FileSource(Path file, String fileName) {
    this.file = file;
    this.fileName = fileName;
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public long length() throws IOException {
    return Files.size(file);
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public InputStream open() throws IOException {
    Version version = Version.of(file);
    return new Unchanged(Files.newInputStream(file), version);
  }

  @Override
  public String toString() {
    return "file " + fileName;
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
    private long count;

    Unchanged(InputStream in, Version version) {
      super(in);
      this.version = version;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count += Math.max(read, 0);
      boolean atEnd = read < 0 || count >= version.length();
      if (atEnd && (count != version.length() || !version.equals(Version.of(file)))) {
        throw new IOException(
            "the file '" + file + "' changed while it was read: upload it when it is complete");
      }
      return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long skipped = in.skip(bytes);
      count += skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
