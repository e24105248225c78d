package io.github.modelregistry.internal.okhttp.transfer;

import io.github.modelregistry.runtime.RequestBody;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import okhttp3.MediaType;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Hands a body to OkHttp, and remembers if it could not be read, which is not the network's fault.
 */
public final class OkHttpBody extends okhttp3.RequestBody {

  private final @Nullable RequestBody body;
  private volatile @Nullable Exception unreadable;
  private volatile boolean beingSent;

  /** Creates the body, an empty one for null. */
  public OkHttpBody(@Nullable RequestBody body) {
    this.body = body;
  }

  /** Returns null: the header is set as it was given, untouched by OkHttp's reading of it. */
  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() throws IOException {
    try {
      return body == null ? 0 : body.contentLength();
    } catch (IOException e) {
      unreadable = e;
      throw e;
    }
  }

  /** One more reason for OkHttp never to send it again by itself. */
  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    if (body == null) {
      return;
    }
    Guard out = new Guard(sink.outputStream());
    beingSent = true;
    try {
      body.writeTo(out);
      beingSent = false;
    } catch (IOException | RuntimeException e) {
      unreadable = out.failed ? null : e;
      throw e;
    }
  }

  /** Returns whether its sending began and did not come to an end. */
  public boolean isBeingSent() {
    return beingSent;
  }

  /** Returns why the body could not be read, or null when it could. */
  public @Nullable Exception unreadable() {
    return unreadable;
  }

  /** Distinguishes a failing network from a failing source. */
  private static final class Guard extends FilterOutputStream {

    private boolean failed;

    Guard(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }
  }
}
