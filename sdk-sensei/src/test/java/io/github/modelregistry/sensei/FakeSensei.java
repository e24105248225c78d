package io.github.modelregistry.sensei;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.testkit.spec.SpecCheckedServer;
import java.net.URI;
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
 * <p>Adobe's identity service lives on the same host, outside of what is judged.
 */
final class FakeSensei
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  static final String BASE = "/data/sensei";
  static final String MODELS = "/models";
  static final String IMS = "/ims/token/v3";
  static final String TOKEN = "a-token-of-the-tests";
  static final String CLIENT_ID = "a-client-of-the-tests";
  static final String CLIENT_SECRET = "a-s3cret-of-the-tests";
  static final String ORGANIZATION = "20656D0F5B9975B20A495E23@AdobeOrg";
  static final String PROFILE = "application/vnd.adobe.platform.sensei+json;profile=";

  private final List<SenseiClient> opened = new ArrayList<>();
  private SpecCheckedServer server = null;
  private boolean mayViolate;
  private boolean unjudged;

  @Override
  public void beforeAll(ExtensionContext context) {
    Path root = Path.of(System.getProperty("root.directory", ".."));
    server = SpecCheckedServer.start(root.resolve("specs/sensei.yaml"), BASE);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.reset();
    mayViolate = false;
    unjudged = false;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    opened.forEach(SenseiClient::close);
    opened.clear();
    if (mayViolate) {
      assertThat(server.violations()).as("violations that the test announced").isNotEmpty();
    } else if (!unjudged) {
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

  /** Announces that this test may break the specification, or not. */
  void mayViolateTheSpecification() {
    unjudged = true;
  }

  WireMockServer wire() {
    return server.server();
  }

  /** Returns the whole address of the API. */
  String url() {
    return server.url() + BASE;
  }

  /** Opens a client with the token, which ends with the test. */
  SenseiClient client() {
    return open(builder().token(TOKEN));
  }

  /** Opens a client that logs in here, which ends with the test. */
  SenseiClient loggingIn(ClientConfig config) {
    return open(builder().login(login()).config(config));
  }

  ImsLogin login() {
    return ImsLogin.of(Secret.of(CLIENT_SECRET)).withImsUrl(URI.create(server.url()));
  }

  /** Opens a client, which ends with the test. */
  SenseiClient open(SenseiClient.Builder builder) {
    SenseiClient client = builder.build();
    opened.add(client);
    return client;
  }

  /**
   * Describes a client of this server that nobody has logged in, of which no retry really waits.
   */
  SenseiClient.Builder builder() {
    return SenseiClient.builder()
        .url(url())
        .clientId(CLIENT_ID)
        .organization(ORGANIZATION)
        .config(config());
  }

  static ClientConfig config() {
    return ClientConfig.builder().sleeper(duration -> {}).build();
  }

  /** Answers each call of a path with a document of a profile. */
  void answer(String path, int status, String profile, String json) {
    answer(path, document(status, PROFILE + profile, json));
  }

  void answer(String path, ResponseDefinitionBuilder response) {
    wire().stubFor(any(urlPathEqualTo(BASE + path)).willReturn(response));
  }

  /** Answers one page of the list, for one value of {@code start}; for none, each other call. */
  void answerPage(String start, String json) {
    ResponseDefinitionBuilder page = document(200, PROFILE + "modelListing.v1.json", json);
    wire()
        .stubFor(
            start == null
                ? any(urlPathEqualTo(BASE + MODELS)).atPriority(9).willReturn(page)
                : request("GET", urlPathEqualTo(BASE + MODELS))
                    .withQueryParam("start", equalTo(start))
                    .willReturn(page));
  }

  void answerEverything(int status, String contentType, String body) {
    wire().stubFor(any(anyUrl()).willReturn(document(status, contentType, body)));
  }

  void issue(int status, String json) {
    wire().stubFor(post(IMS).willReturn(document(status, "application/json", json)));
  }

  static ResponseDefinitionBuilder document(int status, String contentType, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", contentType).withBody(body);
  }

  /** Returns what reached the server, the oldest first, requests for tokens included. */
  List<LoggedRequest> requests() {
    List<ServeEvent> newestFirst = new ArrayList<>(wire().getAllServeEvents());
    Collections.reverse(newestFirst);
    return newestFirst.stream().map(ServeEvent::getRequest).toList();
  }

  /** Returns what reached the API, the oldest first. */
  List<LoggedRequest> calls() {
    return requests().stream().filter(request -> request.getUrl().startsWith(BASE)).toList();
  }

  /** Returns what reached the identity service, the oldest first. */
  List<LoggedRequest> logins() {
    return requests().stream().filter(request -> request.getUrl().startsWith("/ims/")).toList();
  }

  LoggedRequest onlyRequest() {
    List<LoggedRequest> all = requests();
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
