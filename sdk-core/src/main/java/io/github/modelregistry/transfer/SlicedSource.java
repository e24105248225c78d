package io.github.modelregistry.transfer;

import java.io.IOException;
import java.io.InputStream;

/** Some bytes of another source. */
final class SlicedSource extends WrappedSource {

  private final long offset;
  private final long length;

  SlicedSource(UploadSource source, long offset, long length) {
    super(source);
    this.offset = offset;
    this.length = length;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public InputStream open() throws IOException {
    InputStream in = super.open();
    try {
      in.skipNBytes(offset);
      return new LimitedInput(in, length, early -> {}); // whoever sends them counts
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return super.toString() + " from " + offset;
  }
}
