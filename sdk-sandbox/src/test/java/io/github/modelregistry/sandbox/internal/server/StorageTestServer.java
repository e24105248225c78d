package io.github.modelregistry.sandbox.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import io.github.modelregistry.sandbox.internal.storage.StorageStyle;
import io.github.modelregistry.testkit.ManualClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A server with an object storage, and a client for it. */
final class StorageTestServer implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final ManualClock clock = ManualClock.at("2026-02-04T11:00:00Z");
  final SignedStorage storage;
  final VendorServer server;
  private final FileSimulator simulator;

  StorageTestServer(StorageStyle style) {
    simulator = new FileSimulator(clock, style);
    storage = simulator.storage();
    server = simulator.start();
  }

  TransferFaults faults() {
    return simulator.faults().transfers();
  }

  HttpResponse<String> get(String url, String... headers) throws Exception {
    return send("GET", url, BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> put(String url, String body, String... headers) throws Exception {
    return send("PUT", url, BodyPublishers.ofString(body), headers);
  }

  HttpResponse<String> send(String method, String url, BodyPublisher body, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  static String entityTag(HttpResponse<?> response) {
    return response.headers().firstValue("ETag").orElse("");
  }

  static void assertError(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/xml");
    assertThat(response.body()).contains("<Error><Code>" + code + "</Code><Message>");
  }

  @Override
  public void close() {
    server.close();
  }
}
