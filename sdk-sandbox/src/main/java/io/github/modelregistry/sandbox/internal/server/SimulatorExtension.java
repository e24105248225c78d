package io.github.modelregistry.sandbox.internal.server;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.sandbox.internal.http.MultipartBody;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes requests that match no stub of a test to a simulator. */
final class SimulatorExtension implements ResponseTransformerV2 {

  static final String NAME = "model-registry-sandbox";

  private final VendorSimulator simulator;
  private final SecretToken aliveToken;
  private final ThreadLocal<@Nullable Supplier<MultipartBody>> form;

  /**
   * Creates an extension.
   *
   * @param form the parts of the current request, if its body was read from its stream
   */
  SimulatorExtension(
      VendorSimulator simulator,
      SecretToken aliveToken,
      ThreadLocal<@Nullable Supplier<MultipartBody>> form) {
    this.simulator = simulator;
    this.aliveToken = aliveToken;
    this.form = form;
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
    byte[] body = simulated.body().getBytes(StandardCharsets.UTF_8);
    return Response.Builder.like(response)
        .but()
        .status(simulated.status())
        .headers(
            new HttpHeaders(
                simulated.headers().entrySet().stream()
                    .map(header -> new HttpHeader(header.getKey(), header.getValue()))
                    .toList()))
        .body(body)
        .incrementInitialDelay(simulator.faults().latency().toMillis())
        .build();
  }

  private SandboxResponse respond(LoggedRequest logged) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (HttpHeader header : logged.getHeaders().all()) {
      headers.put(header.key().toLowerCase(Locale.ROOT), String.join(", ", header.values()));
    }
    if (logged.getUrl().equals(VendorServer.ALIVE_PATH)) {
      return SandboxResponse.empty(
          aliveToken.matches(headers.get(VendorServer.ALIVE_HEADER)) ? 204 : 404);
    }
    return simulator.respond(
        SandboxRequest.of(
            logged.getMethod().value(), logged.getUrl(), headers, logged.getBody(), form.get()));
  }
}
