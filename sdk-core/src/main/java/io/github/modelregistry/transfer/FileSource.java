package io.github.modelregistry.transfer;

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
    Version opened = Version.of(file);
    if (version != null && !version.equals(opened)) {
      throw changed();
    }
    InputStream in = Files.newInputStream(file);
    try {
      in.skipNBytes(offset);
      long count = length == TO_THE_END ? opened.length() : length;
      return new LimitedInput(in, count, early -> checkUnchanged(opened, early));
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

  /** Before the last bytes, so that a mixture of two versions is never taken for the whole file. */
  private void checkUnchanged(Version opened, boolean early) throws IOException {
    if (early || !opened.equals(Version.of(file))) {
      throw changed();
    }
  }

  private IOException changed() {
    return new IOException(
        "the file '" + file + "' changed while it was read: upload it when it is complete");
  }

  /** What changes with the content of a file. */
  private record Version(long length, FileTime modified) {

    static Version of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      if (!now.isRegularFile()) { // a pipe would block for ever
        throw new IOException("'" + file + "' is no longer a regular file");
      }
      return new Version(now.size(), now.lastModifiedTime());
    }
  }
}
