package io.github.modelregistry.sandbox.internal.storage;

import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Issues signed URLs and checks the requests for them. Used with the lock of its storage held. */
final class SignedUrls {

  private final Clock clock;
  private final UrlSigner signer = new UrlSigner();
  private URI origin = URI.create("http://127.0.0.1");

  SignedUrls(Clock clock) {
    this.clock = clock;
  }

  /** Sets scheme, host and port of the URLs. */
  void serveAt(URI server) {
    origin = server;
  }

  /** Makes all URLs issued so far expire. */
  void expire() {
    signer.changeKey();
  }

  /**
   * Returns a URL for a request.
   *
   * @param parameters the parameters that belong to the request
   * @param validity how long it is valid from now on
   */
  String issue(
      StorageProtocol protocol,
      String method,
      String key,
      Map<String, String> parameters,
      Duration validity) {
    Map<String, String> query = new TreeMap<>(parameters);
    query.putAll(protocol.validity(method, clock.instant(), validity));
    String signature = signer.sign(method, key, query);
    StringBuilder url =
        new StringBuilder(origin + SignedStorage.PREFIX + encode(key).replace("%2F", "/"));
    char separator = '?';
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      url.append(separator).append(parameter.getKey()).append('=');
      url.append(encode(parameter.getValue()));
      separator = '&';
    }
    return url.append('&')
        .append(protocol.signatureName())
        .append('=')
        .append(signature)
        .toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Checks that a request may be performed. */
  void check(StorageProtocol protocol, String key, SandboxRequest request) throws StorageError {
    Map<String, String> query = new LinkedHashMap<>();
    request.query().forEach((name, values) -> query.put(name, String.join("\n", values)));
    String signature = query.remove(protocol.signatureName());
    if (signature == null) {
      throw protocol.error(Refusal.UNSIGNED);
    }
    if (request.header("Authorization") != null) {
      throw protocol.error(Refusal.AUTHORIZED_TWICE);
    }
    String method = protocol.signedMethod(request.method());
    UrlSigner.Validity validity = signer.check(signature, method, key, query);
    if (validity == UrlSigner.Validity.WRONG) {
      throw protocol.error(Refusal.WRONG_SIGNATURE);
    }
    if (validity == UrlSigner.Validity.EXPIRED || !clock.instant().isBefore(protocol.end(query))) {
      throw protocol.error(Refusal.EXPIRED);
    }
    if (!method.equals("GET")) {
      checkLength(protocol, request);
    }
  }

  private static void checkLength(StorageProtocol protocol, SandboxRequest request)
      throws StorageError {
    if (request.header("Transfer-Encoding") != null) {
      throw protocol.error(Refusal.CHUNKED);
    }
    if (request.header("Content-Length") == null) {
      throw protocol.error(Refusal.NO_LENGTH);
    }
  }
}
