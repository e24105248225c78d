package io.github.modelregistry.testkit.spec;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A WireMock server on loopback that checks all traffic, in both directions, against an OpenAPI
 * document.
 *
 * <p>Tests stub {@link #server()} as usual and read {@link #violations()} at the end.
 */
public final class SpecCheckedServer implements AutoCloseable {

  private final OpenApiChecker checker;
  private final String basePath;
  private final WireMockServer server;
  private final List<String> violations = new CopyOnWriteArrayList<>();

  private SpecCheckedServer(OpenApiChecker checker, String basePath) {
    this.checker = checker;
    this.basePath = basePath;
    this.server = new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    this.server.addMockServiceRequestListener(this::check);
  }

  /**
   * Starts a server on a free port.
   *
   * @param spec the OpenAPI document
   * @param basePath the prefix of the document's paths, such as {@code /api/ml/v1}, or an empty
   *     text; requests elsewhere are not checked
   */
  public static SpecCheckedServer start(Path spec, String basePath) {
    SpecCheckedServer checked = new SpecCheckedServer(OpenApiChecker.of(spec, basePath), basePath);
    checked.server.start();
    return checked;
  }

  /** Returns the server, to add stubs and read requests. */
  public WireMockServer server() {
    return server;
  }

  /** Returns the server's address, without the base path. */
  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Returns the violations so far, of requests and responses, in order. */
  public List<String> violations() {
    return List.copyOf(violations);
  }

  /** Removes stubs, requests and violations. */
  public void reset() {
    server.resetAll();
    violations.clear();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void check(Request request, Response response) {
    String target = request.getUrl();
    if (!target.startsWith(basePath)) {
      return;
    }
    String method = request.getMethod().getName();
    for (String problem :
        checker.request(method, target, headers(request.getHeaders()), request.getBody())) {
      violations.add("request " + method + " " + target + ": " + problem);
    }
    byte[] body = response.getBody() == null ? new byte[0] : response.getBody();
    for (String problem :
        checker.response(
            method, target, response.getStatus(), headers(response.getHeaders()), body)) {
      violations.add("answer " + response.getStatus() + " to " + target + ": " + problem);
    }
  }

  private static Map<String, List<String>> headers(HttpHeaders headers) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (HttpHeader header : headers.all()) {
      values.put(header.key(), header.values());
    }
    return values;
  }
}
