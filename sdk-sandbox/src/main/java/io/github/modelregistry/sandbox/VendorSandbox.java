package io.github.modelregistry.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.server.Faults;
import io.github.modelregistry.sandbox.internal.server.VendorServer;
import io.github.modelregistry.sandbox.internal.server.VendorSimulator;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One vendor's API on 127.0.0.1.
 *
 * <p>It keeps state, wants credentials, and holds every request against the vendor's specification:
 * an unknown path, method or query parameter, a value of the wrong type, a missing field or part is
 * answered with a 400 in the vendor's error form that says what was wrong (a 415 or 422 where the
 * vendor has them).
 *
 * <p>Underneath is a WireMock server. Stubs of a test go before the imitation, so any answer can be
 * replaced, and all requests can be verified:
 *
 * <pre>{@code
 * sandbox.wallaroo().server().stubFor(post("/v1/api/workspaces/list").willReturn(serverError()));
 * ...
 * sandbox.wallaroo().server().verify(2, postRequestedFor(urlEqualTo("/v1/api/workspaces/list")));
 * }</pre>
 *
 * <p>The last thousand requests are remembered, each with the first 16 KiB of its answer. Bodies
 * are held in memory. A multipart body that breaks off or a query with a lone percent sign never
 * gets as far as the imitation: WireMock itself answers it with a 500. Thread-safe.
 */
public abstract class VendorSandbox {

  private final SandboxVendor vendor;
  private final VendorServer server;
  private final VendorSimulator simulator;

  VendorSandbox(SandboxVendor vendor, SandboxStart start, VendorSimulator simulator) {
    this.vendor = vendor;
    this.simulator = simulator;
    this.server = VendorServer.start(vendor.id(), start.port(), simulator, start.aliveToken());
  }

  /** Returns which vendor this is. */
  public final SandboxVendor vendor() {
    return vendor;
  }

  /** Returns the address to configure a client with: scheme, host and port. */
  public final URI baseUrl() {
    return server.origin();
  }

  /** Returns the WireMock server underneath, to add stubs and to verify requests. */
  public final WireMockServer server() {
    return server.wireMock();
  }

  /** Returns a bearer token that is good for as long as the sandbox runs. */
  public abstract String token();

  /** Returns the settings, by the names of environment variables, that lead a client here. */
  public abstract Map<String, String> environment();

  /** Lets the next calls of the API fail with a status and the vendor's error body. */
  public final void failNext(int calls, int status) {
    failNext(calls, status, Map.of(), null);
  }

  /**
   * Lets the next calls of the API fail. Failures add up: those asked for first come first. Token
   * endpoints and stubs are not touched.
   *
   * @param calls how many calls
   * @param status the HTTP status, 200 to 599
   * @param headers headers of the answer, such as {@code Retry-After}
   * @param body the whole body, or null for the vendor's error body
   */
  public final void failNext(
      int calls, int status, Map<String, String> headers, @Nullable String body) {
    simulator.faults().failNext(calls, new Faults.Failure(status, Map.copyOf(headers), body));
  }

  /**
   * Gives all calls of the API the same answer, known ones and unknown ones, until {@link
   * #reset()}. Failures that were asked for wait until then. Token endpoints and stubs are not
   * touched.
   *
   * @param status the HTTP status, 200 to 599
   * @param contentType the media type of the body
   * @param body the whole body
   */
  public final void answerAlways(int status, String contentType, String body) {
    simulator
        .faults()
        .answerAlways(new SandboxResponse(status, Map.of("Content-Type", contentType), body));
  }

  /**
   * Returns the calls of the API that have arrived, the oldest first, whoever has answered them:
   * the imitation or a stub. Token endpoints are not among them; {@link #server()} knows those,
   * too.
   */
  public final List<LoggedRequest> calls() {
    List<LoggedRequest> calls = new ArrayList<>();
    for (ServeEvent event : server().getAllServeEvents()) {
      LoggedRequest request = event.getRequest();
      String path = request.getUrl().replaceFirst("\\?.*", "");
      if (simulator.isCall(path) && !path.equals(VendorServer.ALIVE_PATH)) {
        calls.add(request);
      }
    }
    Collections.reverse(calls);
    return Collections.unmodifiableList(calls);
  }

  /** Lets every answer of the imitation come late; {@link Duration#ZERO} ends that. */
  public final void latency(Duration latency) {
    simulator.faults().latency(latency);
  }

  /**
   * Goes back to the beginning: the first models, no stubs, no remembered requests, no failures.
   * {@link #token()} stays good.
   */
  public final void reset() {
    server.reset();
  }

  final void close() {
    server.close();
  }

  static JsonValue json(String text) {
    JsonValue value = JsonValue.parse(text);
    if (!value.isObject()) {
      throw new IllegalArgumentException("a JSON object is needed here, not " + text);
    }
    return value;
  }
}
