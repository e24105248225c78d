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

  private static final long UNKNOWN = -1;

  private final @Nullable RequestBody body;
  private volatile @Nullable Exception unreadable;
  private volatile boolean beingSent;
  private long announced = UNKNOWN;

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
      announced = body == null ? 0 : body.contentLength();
      return announced;
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
    Guard out = new Guard(sink.outputStream(), announced);
    beingSent = true;
    try {
      body.writeTo(out);
      out.checkComplete();
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

  /** Distinguishes a failing network from a failing source, and from one of another length. */
  private static final class Guard extends FilterOutputStream {

    private final long announced;
    private long count;
    private boolean failed;

    Guard(OutputStream out, long announced) {
      super(out);
      this.announced = announced;
    }

    void checkComplete() throws IOException {
      if (announced != UNKNOWN && count < announced) {
        throw new IOException("it ended after " + count + " of " + announced + " bytes");
      }
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      count += length;
      if (announced != UNKNOWN && count > announced) {
        throw new IOException("it is longer than the announced " + announced + " bytes");
      }
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }
  }
}
