package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the URLs in responses. */
final class NextLink {

  private NextLink() {}

  /** Returns the address that asks as a request did, but from another start. */
  static String of(String origin, SandboxRequest request, String start) {
    StringBuilder link = new StringBuilder(origin).append(request.path()).append('?');
    for (String name : List.of("orderby", "limit", "property")) {
      String value = request.queryValue(name);
      if (value != null) {
        link.append(name).append('=').append(encode(value)).append('&');
      }
    }
    return link.append("start=").append(encode(start)).toString();
  }

  /** Returns scheme, host and port by which the caller reached this server. */
  static String origin(SandboxRequest request) {
    return "http://" + request.header("Host");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
