package io.github.modelregistry.sensei;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.spec.SpecCheckedExtension;
import java.net.URI;
import java.util.List;

/**
 * A Sensei whose answers a test sets. Adobe's identity service lives on the same host, outside of
 * what is judged.
 */
final class FakeSensei extends SpecCheckedExtension {

  static final String BASE = "/data/sensei";
  static final String MODELS = "/models";
  static final String IMS = "/ims/token/v3";
  static final String TOKEN = "a-token-of-the-tests";
  static final String CLIENT_ID = "a-client-of-the-tests";
  static final String CLIENT_SECRET = "a-s3cret-of-the-tests";
  static final String ORGANIZATION = "20656D0F5B9975B20A495E23@AdobeOrg";
  static final String PROFILE = "application/vnd.adobe.platform.sensei+json;profile=";

  FakeSensei() {
    super("sensei", BASE);
  }

  /** Returns the whole address of the API. */
  String url() {
    return origin() + BASE;
  }

  /** Opens a client with the token, which ends with the test. */
  SenseiClient client() {
    return open(builder().token(TOKEN));
  }

  /** Opens a client that logs in here, which ends with the test. */
  SenseiClient openWithLogin(ClientConfig config) {
    return open(builder().login(login()).config(config));
  }

  ImsLogin login() {
    return ImsLogin.of(Secret.of(CLIENT_SECRET)).withImsUrl(URI.create(origin()));
  }

  /** Opens a client, which ends with the test. */
  SenseiClient open(SenseiClient.Builder builder) {
    return untilTheEnd(builder.build());
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
    return ClientConfig.builder().delayer(Delayer.none()).build();
  }

  /** Answers each call of a path with a document of a profile. */
  void answer(String path, int status, String profile, String json) {
    answer(path, document(status, PROFILE + profile, json));
  }

  /** Answers one page of the list, for one value of {@code start}; for none, each other call. */
  void answerPage(String start, String json) {
    ResponseDefinitionBuilder page = document(200, PROFILE + "modelListing.v1.json", json);
    wire()
        .stubFor(
            start == null
                ? call(MODELS).atPriority(9).willReturn(page)
                : request("GET", urlPathEqualTo(BASE + MODELS))
                    .withQueryParam("start", equalTo(start))
                    .willReturn(page));
  }

  void issue(int status, String json) {
    wire().stubFor(post(IMS).willReturn(json(status, json)));
  }

  /** Returns the only request, after checking what every call of the API carries. */
  LoggedRequest onlyCall(String method, String target, String accepted) {
    LoggedRequest sent = onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo(method);
    assertThat(sent.getUrl()).isEqualTo(BASE + target);
    assertThat(sent.getHeader("Accept")).isEqualTo(PROFILE + accepted + ".v1.json");
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(sent.getHeader("x-api-key")).isEqualTo(CLIENT_ID);
    assertThat(sent.getHeader("x-gw-ims-org-id")).isEqualTo(ORGANIZATION);
    assertThat(sent.getHeader("x-sandbox-name")).isEqualTo("prod");
    return sent;
  }

  /** Checks that a request has a document of a profile as its body. */
  static void assertBody(LoggedRequest sent, String profile, String json) {
    assertThat(sent.getHeader("Content-Type")).isEqualTo(PROFILE + profile + ".v1.json");
    assertThat(JsonValue.parse(sent.getBodyAsString())).isEqualTo(JsonValue.parse(json));
  }

  /** Returns what reached the API, the oldest first. */
  List<LoggedRequest> calls() {
    return requests().stream().filter(request -> request.getUrl().startsWith(BASE)).toList();
  }

  /** Returns what reached the identity service, the oldest first. */
  List<LoggedRequest> logins() {
    return requests().stream().filter(request -> request.getUrl().startsWith("/ims/")).toList();
  }
}
