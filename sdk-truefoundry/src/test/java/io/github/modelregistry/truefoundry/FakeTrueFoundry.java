package io.github.modelregistry.truefoundry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
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
final class FakeTrueFoundry
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  static final String API_KEY = "a-key-of-the-tests";
  static final String BASE = "/api/ml/v1";

  private final List<TrueFoundryClient> opened = new ArrayList<>();
  private SpecCheckedServer server = null;
  private boolean mayViolate;

  @Override
  public void beforeAll(ExtensionContext context) {
    Path root = Path.of(System.getProperty("root.directory", ".."));
    server = SpecCheckedServer.start(root.resolve("specs/truefoundry.yaml"), BASE);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.reset();
    mayViolate = false;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    opened.forEach(TrueFoundryClient::close);
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

  String url() {
    return server.url();
  }

  /** Opens a client of this server, of which no retry really waits; it ends with the test. */
  TrueFoundryClient client() {
    TrueFoundryClient client =
        TrueFoundryClient.builder().host(url()).apiKey(API_KEY).config(config()).build();
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
    answer(
        path,
        aResponse()
            .withStatus(status)
            .withHeader("Content-Type", "application/json")
            .withBody(json));
  }

  void answer(String path, ResponseDefinitionBuilder response) {
    server.server().stubFor(get(urlPathEqualTo(BASE + path)).willReturn(response));
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
