package io.github.modelregistry.internal.okhttp.download;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.internal.okhttp.attempt.RawResponse;
import io.github.modelregistry.internal.okhttp.attempt.ResponseHandler;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ResponseContent;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.DownloadWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Writes the responses to the attempts of one download; each goes on where the last one ended. */
public final class DownloadHandler implements ResponseHandler<Download> {

  private static final int WHOLE = 200;
  private static final int PART = 206;
  private static final int NO_SUCH_RANGE = 416;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final String operation;
  private final DownloadWriter writer;

  /** The first byte that the attempt asked for. */
  private long requested;

  private long mostReceived;
  private int resumptions;

  private DownloadHandler(String operation, DownloadWriter writer) {
    this.operation = operation;
    this.writer = writer;
    this.mostReceived = writer.received();
  }

  /**
   * Starts a download.
   *
   * @throws io.github.modelregistry.error.InvalidRequestException if the target cannot be written
   */
  public static DownloadHandler start(Operation<Download> operation, DownloadTarget target) {
    return new DownloadHandler(operation.id(), target.open());
  }

  /** A range, a length and a hash are of the file itself only if it is not compressed. */
  @Override
  public Headers headers() {
    Headers.Builder fields = Headers.builder().set("Accept-Encoding", "identity");
    String version = writer.version();
    requested = version == null || writer.isComparing() ? 0 : writer.received();
    if (version != null && requested > 0) {
      fields.set("Range", "bytes=" + requested + '-').set("If-Range", version);
    }
    return fields.build();
  }

  @Override
  public boolean accepts(RawResponse response) {
    return response.isSuccess() || (response.status() == NO_SUCH_RANGE && requested > 0);
  }

  @Override
  public Download read(RawResponse raw, ResponseContent content) throws IOException {
    FileHeaders headers = new FileHeaders(raw.headers());
    switch (raw.status()) {
      case WHOLE -> begin(raw, headers, headers.length());
      case PART -> resume(raw, headers);
      case NO_SUCH_RANGE -> {
        if (headers.rangeTotal() != writer.received()) {
          throw notFitting(raw);
        }
        return finish(raw); // only the end of the last response was lost
      }
      default ->
          throw new DecodingException(
              "status", "a response with status " + raw.status() + " has no file");
    }
    copy(raw, content.stream());
    if (writer.received() < Math.max(writer.total(), headers.rangeTotal())) {
      throw raw.failed(new EOFException("the body ended before the file"));
    }
    return finish(raw);
  }

  @Override
  public boolean progressed() {
    boolean more = writer.received() > mostReceived && resumptions < ApiTransport.MAX_RESUMPTIONS;
    if (more) {
      mostReceived = writer.received();
      resumptions++;
    }
    return more;
  }

  @Override
  public void ended() {
    writer.close();
  }

  private void begin(RawResponse raw, FileHeaders headers, long total) {
    requested = 0;
    writer.version(headers.validator());
    try {
      writer.begin(headers.names(raw.url(), operation), total);
    } catch (IOException e) {
      throw raw.unwritable(e);
    }
  }

  private void resume(RawResponse raw, FileHeaders headers) {
    long total = headers.rangeTotal();
    boolean another = requested > 0 && writer.total() >= 0 && total >= 0 && total != writer.total();
    String version = headers.validator();
    boolean changed = requested > 0 && version != null && !version.equals(writer.version());
    boolean endless = total < 0 && (requested == 0 || writer.total() < 0); // may be cut anywhere
    if (headers.rangeStart() != requested || another || changed || endless) {
      throw notFitting(raw);
    }
    if (requested == 0) {
      begin(raw, headers, total);
    }
  }

  /** The next attempt starts again. */
  private RuntimeException notFitting(RawResponse raw) {
    writer.version(null);
    return raw.malformed("its Content-Range does not match the request");
  }

  private void copy(RawResponse raw, InputStream body) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    if (requested == 0 && ErrorDocument.mayBe(raw.headers())) {
      int read = body.readNBytes(buffer, 0, ErrorDocument.START_BYTES);
      if (!writer.isVerified()) {
        ErrorDocument.check(raw, buffer, read);
      }
      write(raw, buffer, read);
    }
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      write(raw, buffer, read);
    }
  }

  private void write(RawResponse raw, byte[] buffer, int count) {
    try {
      writer.write(buffer, 0, count);
    } catch (IOException e) {
      throw raw.unwritable(e);
    }
  }

  private Download finish(RawResponse raw) {
    try {
      return writer.finish();
    } catch (IOException e) {
      throw raw.unwritable(e);
    }
  }
}
