package io.github.modelregistry.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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
    return Files.newInputStream(file);
  }

  @Override
  public String toString() {
    return "file " + fileName;
  }
}
