package io.github.modelregistry.marqtune;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
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
final class FakeMarqtune
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  static final String API_KEY = "{api_key}";

  private final List<MarqtuneClient> opened = new ArrayList<>();
  private SpecCheckedServer server = null;
  private boolean mayViolate;

  @Override
  public void beforeAll(ExtensionContext context) {
    Path root = Path.of(System.getProperty("root.directory", ".."));
    server = SpecCheckedServer.start(root.resolve("specs/marqtune.yaml"), "");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.reset();
    mayViolate = false;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    opened.forEach(MarqtuneClient::close);
    opened.clear();
    if (mayViolate) {
      assertThat(violations()).as("violations that the test announced").isNotEmpty();
    } else {
      assertThat(violations()).isEmpty();
    }
  }

  /** Servers may write the words of a status with capitals, and add words. */
  private List<String> violations() {
    return server.violations().stream()
        .filter(violation -> !violation.contains("validation.response.body.schema.enum"))
        .toList();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.close();
  }

  /** Announces that this test breaks the specification on purpose. */
  void violatesTheSpecification() {
    mayViolate = true;
  }

  String url() {
    return server.url();
  }

  /** Opens a client of this server, of which no retry really waits; it ends with the test. */
  MarqtuneClient client() {
    return client(config());
  }

  MarqtuneClient client(ClientConfig config) {
    MarqtuneClient client =
        MarqtuneClient.builder().baseUrl(url()).apiKey(API_KEY).config(config).build();
    opened.add(client);
    return client;
  }

  static ClientConfig config() {
    return ClientConfig.builder().sleeper(duration -> {}).build();
  }

  void answer(String path, String json) {
    answer(path, 200, json);
  }

  void answer(String path, int status, String json) {
    answer(path, json(status, json));
  }

  void answer(String path, ResponseDefinitionBuilder response) {
    server.server().stubFor(get(urlPathEqualTo(path)).willReturn(response));
  }

  /** Answers the first call with one document, always with a 200, and later ones with another. */
  void answerInTurn(String path, String first, String later) {
    server
        .server()
        .stubFor(
            get(urlPathEqualTo(path))
                .inScenario(path)
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("later")
                .willReturn(json(200, first)));
    server
        .server()
        .stubFor(
            get(urlPathEqualTo(path))
                .inScenario(path)
                .whenScenarioStateIs("later")
                .willReturn(json(200, later)));
  }

  private static ResponseDefinitionBuilder json(int status, String json) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(json);
  }

  /** Returns what reached the server, the oldest first. */
  List<LoggedRequest> requests() {
    List<ServeEvent> newestFirst = new ArrayList<>(server.server().getAllServeEvents());
    Collections.reverse(newestFirst);
    return newestFirst.stream().map(ServeEvent::getRequest).toList();
  }

  LoggedRequest onlyRequest() {
    List<LoggedRequest> all = requests();
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
