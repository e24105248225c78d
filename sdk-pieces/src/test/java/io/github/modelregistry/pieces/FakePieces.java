package io.github.modelregistry.pieces;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.testkit.spec.SpecCheckedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server whose answers a test sets, and whose traffic the specification judges in both
 * directions: a test fails if anything was wrong, unless it said that it means that.
 */
final class FakePieces
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  static final String MODEL_ID = "0b9d3c44-58de-4a77-8a02-1d0f4b7c2e02";
  static final String MODEL = "/model/" + MODEL_ID;

  private final List<PiecesClient> opened = new ArrayList<>();
  private SpecCheckedServer server = null;
  private boolean mayViolate;

  @Override
  public void beforeAll(ExtensionContext context) {
    Path root = Path.of(System.getProperty("root.directory", ".."));
    server = SpecCheckedServer.start(root.resolve("specs/pieces.yaml"), "");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.reset();
    mayViolate = false;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    opened.forEach(PiecesClient::close);
    opened.clear();
    if (mayViolate) {
      assertThat(server.violations()).as("violations that the test announced").isNotEmpty();
    } else {
      assertThat(server.violations()).isEmpty();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.close();
  }

  /** Announces that this test breaks the specification on purpose. */
  void violatesTheSpecification() {
    mayViolate = true;
  }

  WireMockServer wire() {
    return server.server();
  }

  String url() {
    return server.url();
  }

  /** Opens a client of this server, of which no retry really waits; it ends with the test. */
  PiecesClient client() {
    return open(PiecesClient.builder().url(url()));
  }

  /** Opens a client, of which no retry really waits; it ends with the test. */
  PiecesClient open(PiecesClient.Builder builder) {
    PiecesClient client = builder.config(config()).build();
    opened.add(client);
    return client;
  }

  static ClientConfig config() {
    return ClientConfig.builder().sleeper(duration -> {}).build();
  }

  void answer(String method, String path, ResponseDefinitionBuilder response) {
    wire()
        .stubFor(
            WireMock.request(RequestMethod.fromString(method).getName(), urlEqualTo(path))
                .willReturn(response));
  }

  void answerEverything(int status, String contentType, String body) {
    wire().stubFor(any(anyUrl()).atPriority(1).willReturn(typed(status, contentType, body)));
  }

  static ResponseDefinitionBuilder json(String body) {
    return typed(200, "application/json", body);
  }

  static ResponseDefinitionBuilder text(int status, String body) {
    return typed(status, "text/plain", body);
  }

  private static ResponseDefinitionBuilder typed(int status, String contentType, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", contentType).withBody(body);
  }

  /** Returns what reached the server, the oldest first. */
  List<LoggedRequest> requests() {
    List<ServeEvent> newestFirst = new ArrayList<>(wire().getAllServeEvents());
    Collections.reverse(newestFirst);
    return newestFirst.stream().map(ServeEvent::getRequest).toList();
  }

  LoggedRequest onlyRequest() {
    List<LoggedRequest> all = requests();
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
