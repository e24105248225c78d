package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.client.Limits;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.internal.okhttp.transfer.BoundedStream;
import org.jspecify.annotations.Nullable;

/** Bounds what a response may take: number and size of its header fields, size of its body. */
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
    return response.withBody(new BoundedStream(response.body(), limits.maxResponseBytes()));
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
