package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.Headers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds the user agent, and the header fields that a view sends with every call. */
final class HeadersLayer implements Layer {

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Layer next;

  HeadersLayer(String userAgent, Headers extraHeaders, Layer next) {
    this.fields.put("User-Agent", userAgent);
    for (int i = 0; i < extraHeaders.size(); i++) {
      this.fields.put(extraHeaders.name(i), extraHeaders.value(i));
    }
    this.next = next;
  }

  @Override
  public <T> ApiResponse<T> send(PendingCall<T> call) {
    return next.send(call.withHeaders(fields));
  }

  @Override
  public String toString() {
    return "headers > " + next;
  }
}
