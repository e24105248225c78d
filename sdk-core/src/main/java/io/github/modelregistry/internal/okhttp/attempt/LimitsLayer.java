package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.client.Limits;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.internal.okhttp.transfer.BoundedStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a response may take: number and size of its header fields, size of its body, which
 * has to be readable.
 */
final class LimitsLayer implements AttemptLayer {

  private final Limits limits;
  private final AttemptLayer next;

  LimitsLayer(Limits limits, AttemptLayer next) {
    this.limits = limits;
    this.next = next;
  }

  @Override
  public RawResponse send(Attempt attempt) {
    RawResponse response = next.send(attempt);
    String excess = excess(response.headers());
    if (excess != null) {
      response.close();
      throw new DecodingException(attempt.operation().id(), "headers", excess, null, null);
    }
    String encoding = encoding(response);
    if (encoding.isEmpty() || encoding.equalsIgnoreCase("identity")) {
      boolean file = attempt.operation().isDownload() && response.isSuccess();
      return file
          ? response
          : response.withBody(new BoundedStream(response.body(), limits.maxResponseBytes()));
    }
    if (response.isSuccess()) {
      response.close();
      throw response.withOperation(new DecodingException("headers", unexpected(encoding)));
    }
    return response.withBody(InputStream.nullInputStream()); // the status counts
  }

  /** Returns the encoding of the body that is left after OkHttp has decompressed it. */
  private static String encoding(RawResponse response) {
    String encoding = response.headers().get("Content-Encoding");
    boolean empty =
        response.status() == 204 || "0".equals(response.headers().get("Content-Length"));
    return encoding == null || empty ? "" : encoding.strip();
  }

  /** The text is the server's: only what looks like the name of an encoding is shown. */
  private static String unexpected(String encoding) {
    String shown = encoding.matches("[\\w, -]{1,20}") ? " " + encoding : "";
    return "the response has the content encoding"
        + shown
        + ", which was not requested: check the server, and any proxy before it";
  }

  private @Nullable String excess(Headers headers) {
    if (headers.size() > limits.maxHeaderCount()) {
      return headers.size() + " header fields received, the limit is " + limits.maxHeaderCount();
    }
    long characters = 0;
    for (int i = 0; i < headers.size(); i++) {
      characters += headers.name(i).length() + headers.value(i).length();
    }
    return characters > limits.maxHeaderBytes()
        ? characters + " header characters received, the limit is " + limits.maxHeaderBytes()
        : null;
  }
}
