package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.internal.masking.SecretMask;
import io.github.modelregistry.internal.okhttp.transfer.BoundedStream;
import io.github.modelregistry.runtime.Envelope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A raw response whose body has not been read. The recipient must close it. */
public final class RawResponse implements AutoCloseable {

  private static final int ERROR_BYTES = 64 * 1024;

  private final int status;
  private final Headers headers;
  private final InputStream body;
  private final AttemptWatch watch;
  private final @Nullable UpgradedSocket socket;

  public RawResponse(
      int status,
      Headers headers,
      InputStream body,
      AttemptWatch watch,
      @Nullable UpgradedSocket socket) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.watch = watch;
    this.socket = socket;
  }

  public RawResponse withBody(InputStream body) {
    return new RawResponse(status, headers, body, watch, socket);
  }

  /**
   * Returns this response as if it had come without its envelope.
   *
   * @param original the body that was read; another body is written in UTF-8
   */
  public RawResponse opened(Envelope.Opened content, byte[] original) {
    return new RawResponse(
        content.status(),
        content.body() == original ? headers : inUtf8(),
        new ByteArrayInputStream(content.body()),
        watch,
        null);
  }

  public int status() {
    return status;
  }

  public boolean isSuccess() {
    return status >= 200 && status <= 299;
  }

  public boolean isRedirect() {
    return status >= 300 && status <= 399 && status != 304;
  }

  public Headers headers() {
    return headers;
  }

  public InputStream body() {
    return body;
  }

  /** Returns the connection that the server put at the caller's disposal, or null. */
  public @Nullable UpgradedSocket socket() {
    return socket;
  }

  /** Returns what was sent in secret, which a server may repeat in its response. */
  List<String> secrets() {
    return attempt().secrets();
  }

  /** Returns the mask of the secrets; costly to make. */
  public SecretMask mask() {
    return SecretMask.of(secrets());
  }

  /** Returns a failure to read the response, with its operation and without secrets. */
  public DecodingException withOperation(DecodingException failure) {
    SecretMask mask = mask();
    boolean page = HtmlPage.is(headers, failure.excerpt());
    DecodingException named =
        new DecodingException(
            attempt().operation().id(),
            mask.mask(failure.path()),
            mask.mask(page ? "it is " + HtmlPage.advice(attempt()) : failure.detail()),
            mask.apply(failure.excerpt()),
            mask.apply(failure.getCause()));
    named.setStackTrace(failure.getStackTrace());
    return named;
  }

  /** Returns whether the body ends where the connection does. */
  public boolean endsWithConnection() {
    return watch.endsWithConnection();
  }

  public Charset charset() {
    String type = headers.get("Content-Type");
    int at = type == null ? -1 : type.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (type == null || at < 0) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(type.substring(at + 8).split("[;,\\s]", 2)[0].replace("\"", ""));
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private Headers inUtf8() {
    return charset().equals(StandardCharsets.UTF_8)
        ? headers
        : headers.toBuilder().set("Content-Type", "application/json").build();
  }

  /** Returns the start of the body as text; the part that cannot be read is omitted. */
  public String errorText() {
    return new String(start(), charset());
  }

  /** Reads the start of the body into memory and gives the connection back. */
  public RawResponse detached() {
    byte[] start = start();
    close();
    return withBody(new ByteArrayInputStream(start));
  }

  /** Returns whether the body is an HTML page, by its type and its first characters. */
  public boolean isHtmlPage(String start) {
    return HtmlPage.is(headers, start);
  }

  /** Returns the attempt that was sent: after a redirect, not the one that was to be sent. */
  public Attempt attempt() {
    return watch.attempt();
  }

  /** Returns the path of the URL that the response is from. */
  public String path() {
    return url().split("[?#]", 2)[0];
  }

  /** Returns the failure of a response that does not fit its request. */
  public FailedAttempt malformed(String detail) {
    return watch.failed(new MalformedResponseException(detail));
  }

  /** Returns the URL that the response is from. */
  public String url() {
    return attempt().url();
  }

  /** Returns the failure of storing the body. */
  public FailedAttempt unwritable(IOException e) {
    return watch.unwritable(e);
  }

  /** Returns the failure of reading the body. */
  public FailedAttempt failed(IOException e) {
    return watch.failed(e);
  }

  /** Returns why the body stopped coming: the network's failure, unless we stopped it. */
  public RuntimeException unreadable(IOException e) {
    return e instanceof BoundedStream.TooLong tooLong
        ? new DecodingException(
            attempt().operation().id(), "$", String.valueOf(tooLong.getMessage()), null, tooLong)
        : failed(e);
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.closeUnlessTaken();
    }
    try {
      body.close();
    } catch (IOException alreadyBroken) {
      // The connection is not used again.
    }
  }

  /** Returns the start of the body; the part that cannot be read is omitted. */
  public byte[] start() {
    byte[] buffer = new byte[ERROR_BYTES];
    int count = 0;
    try {
      for (int read = 0; read >= 0 && count < buffer.length; count += Math.max(read, 0)) {
        read = body.read(buffer, count, buffer.length - count);
      }
    } catch (IOException cut) {
      // The status is known; the part of the body that was received is used.
    }
    return Arrays.copyOf(buffer, count);
  }
}
