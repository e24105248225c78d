package io.github.modelregistry.internal.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Several files as one zip archive. Models rarely compress: stored fast. */
final class ZipSource extends PipedSource {

  private final List<StreamedFile> files;

  ZipSource(String fileName, List<StreamedFile> files) {
    super(fileName);
    this.files = files;
  }

  @Override
  public long length() {
    return -1;
  }

  @Override
  void write(OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (StreamedFile file : files) {
        zip.putNextEntry(new ZipEntry(file.fileName()));
        try (InputStream in = file.open()) {
          in.transferTo(zip);
        }
        zip.closeEntry();
      }
    }
  }

  @Override
  public String toString() {
    return "archive " + fileName();
  }
}
