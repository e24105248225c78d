package io.github.modelregistry.sandbox.internal.server;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates WireMock's client, which only stubs that forward requests use, with the first request:
 * its TLS would take most of a tenth of the time in which a sandbox starts. Thread-safe.
 */
final class LazyHttpClient implements HttpClient {

  private final Supplier<HttpClient> creation;
  private @Nullable HttpClient client;

  LazyHttpClient(Supplier<HttpClient> creation) {
    this.creation = creation;
  }

  @Override
  public Response execute(Request request) throws IOException {
    return client().execute(request);
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client = creation.get();
    }
    return client;
  }
}
