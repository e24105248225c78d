package io.github.modelregistry.sandbox.internal.server;

import com.github.tomakehurst.wiremock.common.InputStreamSource;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.http.Ranges;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passes requests that match no stub of a test to a simulator. */
final class SimulatorExtension implements ResponseTransformerV2 {

  static final String NAME = "model-registry-sandbox";

  private final VendorSimulator simulator;
  private final ThreadLocal<@Nullable Exchange> exchanges;

  /**
   * Creates an extension.
   *
   * @param exchanges the exchange of the current thread
   */
  SimulatorExtension(VendorSimulator simulator, ThreadLocal<@Nullable Exchange> exchanges) {
    this.simulator = simulator;
    this.exchanges = exchanges;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public Response transform(Response response, ServeEvent event) {
    SandboxResponse simulated = respond(event.getRequest());
    Response.Builder builder =
        Response.Builder.like(response)
            .but()
            .status(simulated.status())
            .incrementInitialDelay(simulator.faults().latency().toMillis());
    Blob body = simulated.body();
    Exchange exchange = exchanges.get();
    if (!simulated.isFile()) {
      if (exchange != null && simulator.isCall(VendorServer.pathOf(event.getRequest()))) {
        exchange.sendDocument(body.size(), simulator.faults().transfers());
      }
      return builder.headers(headers(simulated)).body(body.start(Integer.MAX_VALUE)).build();
    }
    if (exchange != null) {
      exchange.sendFile(body.size(), simulator.faults().transfers());
    }
    // WireMock would read a body of unknown length into memory.
    return builder
        .headers(
            headers(simulated.withHeaders(Map.of("Content-Length", Long.toString(body.size())))))
        .body((InputStreamSource) () -> open(body))
        .build();
  }

  private static HttpHeaders headers(SandboxResponse simulated) {
    return new HttpHeaders(
        simulated.headers().entrySet().stream()
            .map(header -> new HttpHeader(header.getKey(), header.getValue()))
            .toList());
  }

  private static InputStream open(Blob body) {
    try {
      return body.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SandboxResponse respond(LoggedRequest logged) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (HttpHeader header : logged.getHeaders().all()) {
      headers.put(header.key().toLowerCase(Locale.ROOT), String.join(", ", header.values()));
    }
    Exchange exchange = exchanges.get();
    if (exchange != null && exchange.isCut()) {
      return SandboxResponse.text(400, "The connection was closed, as the test has requested.");
    }
    ReceivedBody received = exchange == null ? null : exchange.received();
    SandboxRequest request =
        SandboxRequest.of(
            logged.getMethod().value(),
            logged.getUrl(),
            headers,
            received == null ? Blob.of(logged.getBody()) : received.body(),
            received == null ? null : received.form());
    return Ranges.apply(request, simulator.respond(request));
  }
}
