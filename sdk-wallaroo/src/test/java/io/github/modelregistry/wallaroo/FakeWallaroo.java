package io.github.modelregistry.wallaroo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
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
 *
 * <p>Keycloak lives on the same host, and the specification does not describe it: its traffic is
 * not judged.
 */
final class FakeWallaroo
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  static final String TOKEN = "a-token-of-the-tests";
  static final String TOKEN_PATH = "/auth/realms/master/protocol/openid-connect/token";
  static final String WORKSPACES = "/v1/api/workspaces/list";
  static final String LIST = "/v1/api/models/list";
  static final String LIST_VERSIONS = "/v1/api/models/list_versions";
  static final String GET_VERSION = "/v1/api/models/get_version_by_id";

  private final List<WallarooClient> opened = new ArrayList<>();
  private SpecCheckedServer server = null;
  private boolean mayViolate;

  @Override
  public void beforeAll(ExtensionContext context) {
    Path root = Path.of(System.getProperty("root.directory", ".."));
    server = SpecCheckedServer.start(root.resolve("specs/wallaroo.yaml"), "");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.reset();
    mayViolate = false;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    opened.forEach(WallarooClient::close);
    opened.clear();
    if (mayViolate) {
      assertThat(violations()).as("violations that the test announced").isNotEmpty();
    } else {
      assertThat(violations()).isEmpty();
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

  List<String> violations() {
    return server.violations().stream().filter(each -> !each.contains("/auth/realms/")).toList();
  }

  WireMockServer wire() {
    return server.server();
  }

  String url() {
    return server.url();
  }

  /** Opens a client with the token, which ends with the test. */
  WallarooClient client() {
    return open(WallarooClient.builder().token(TOKEN));
  }

  /** Opens a client of this server, of which no retry really waits; it ends with the test. */
  WallarooClient open(WallarooClient.Builder builder) {
    return open(builder, config());
  }

  /** Opens a client of this server; it ends with the test. */
  WallarooClient open(WallarooClient.Builder builder, ClientConfig config) {
    WallarooClient client = builder.url(url()).config(config).build();
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
    wire().stubFor(post(path).willReturn(json(status, json)));
  }

  /** Answers a request with just this body. */
  void answerTo(String path, String requestBody, String json) {
    wire()
        .stubFor(
            post(path)
                .withRequestBody(equalToJson(requestBody, false, false))
                .willReturn(json(200, json)));
  }

  void answerEverything(int status, String contentType, String body) {
    wire()
        .stubFor(
            any(anyUrl())
                .willReturn(
                    aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", contentType)
                        .withBody(body)));
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  /** Returns what reached the server, the oldest first, requests for tokens included. */
  List<LoggedRequest> requests() {
    List<ServeEvent> newestFirst = new ArrayList<>(wire().getAllServeEvents());
    Collections.reverse(newestFirst);
    return newestFirst.stream().map(ServeEvent::getRequest).toList();
  }

  /** Returns what reached a path, the oldest first. */
  List<LoggedRequest> requests(String path) {
    return requests().stream().filter(request -> request.getUrl().equals(path)).toList();
  }

  LoggedRequest onlyRequest() {
    List<LoggedRequest> all = requests();
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
