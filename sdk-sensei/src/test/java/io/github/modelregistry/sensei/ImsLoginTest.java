package io.github.modelregistry.sensei;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.ManualClock;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is calling: a ready-made token, or a project that logs in at Adobe's identity service. */
class ImsLoginTest {

  @RegisterExtension static final FakeSensei SENSEI = new FakeSensei();

  private static final String FIELDS =
      "grant_type=client_credentials&scope=openid%2Csession%2CAdobeID%2Cread_organizations"
          + "%2Cadditional_info.projectedProductContext&client_id=a-client-of-the-tests"
          + "&client_secret=a-s3cret-of-the-tests";

  private final ManualClock clock = ManualClock.at("2026-02-03T12:00:00Z");

  @BeforeEach
  void modelsForEverybody() {
    SENSEI.answer("/models", 200, "modelListing.v1.json", "{\"children\":[]}");
  }

  @Test
  void aReadyMadeTokenIsSentAsItIsAndNobodyLogsIn() {
    list(SENSEI.client());

    assertThat(SENSEI.logins()).isEmpty();
    assertThat(bearers()).containsExactly("Bearer " + FakeSensei.TOKEN);
  }

  @Test
  void aReadyMadeTokenThatIsRefusedIsTheEnd() {
    SENSEI.answer(
        "/models",
        FakeSensei.document(
            401, "application/json", Fixtures.text("sheet/9-error-401-gateway.json")));

    AuthenticationException refused = refusal(SENSEI.client());

    assertThat(refused.attempts()).isEqualTo(1);
    assertThat(refused).hasMessageContaining("Oauth token is not valid");
    assertThat(SENSEI.requests()).hasSize(1);
  }

  @Test
  void aProjectLogsInOnceByFormAndItsTokenServesManyCalls() {
    issue("one");
    SenseiClient client = client();

    list(client);
    list(client);

    assertThat(SENSEI.logins()).hasSize(1);
    LoggedRequest login = SENSEI.logins().get(0);
    assertThat(login.getMethod().getName()).isEqualTo("POST");
    assertThat(login.getUrl()).isEqualTo("/ims/token/v3");
    assertThat(login.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(login.getBodyAsString()).isEqualTo(FIELDS);
    for (String header :
        List.of("Authorization", "x-api-key", "x-gw-ims-org-id", "x-sandbox-name")) {
      assertThat(login.getHeader(header)).as(header).isNull();
    }
    assertThat(bearers()).containsExactly("Bearer one", "Bearer one");
  }

  @Test
  void theSecretGoesToTheIdentityServiceAlone() {
    String reply = "{\"access_token\":\"one\",\"token_type\":\"bearer\",\"expires_in\":86399}";
    try (ScriptedServer ims = ScriptedServer.start().otherwise(FixedResponse.json(reply))) {
      SenseiClient client =
          SENSEI.open(SENSEI.builder().login(SENSEI.login().withImsUrl(ims.uri())));

      list(client);

      assertThat(ims.requests())
          .singleElement()
          .extracting(ReceivedRequest::bodyText)
          .isEqualTo(FIELDS);
      LoggedRequest call = SENSEI.onlyRequest();
      assertThat(call.getUrl() + call.getHeaders() + call.getBodyAsString())
          .contains("Bearer one")
          .doesNotContain(FakeSensei.CLIENT_SECRET);
    }
  }

  @Test
  void otherScopesAndNoneAreSentAsTheyAre() {
    issue("one");

    list(SENSEI.open(SENSEI.builder().login(SENSEI.login().withScopes(List.of("a", "b.c")))));
    list(SENSEI.open(SENSEI.builder().login(SENSEI.login().withScopes(List.of()))));

    assertThat(SENSEI.logins())
        .extracting(LoggedRequest::getBodyAsString)
        .satisfiesExactly(
            two -> assertThat(two).contains("&scope=a%2Cb.c&"),
            none -> assertThat(none).doesNotContain("scope"));
  }

  /** Adobe's own Java library takes the seconds for milliseconds and logs in every 86 seconds. */
  @Test
  @Timeout(60)
  void theLifetimeIsInSecondsAndTheTokenIsRenewedShortlyBeforeItsEnd() {
    issue("one");
    SenseiClient client = client();
    list(client);
    clock.advance(Duration.ofSeconds(86_399 - 301));
    list(client);
    assertThat(SENSEI.logins()).as("nearly a day later").hasSize(1);
    issue("two");
    clock.advance(Duration.ofSeconds(2));

    do {
      list(client); // no call waits for the renewal that the first one starts
    } while (!bearers().contains("Bearer two"));

    assertThat(bearers()).startsWith("Bearer one", "Bearer one", "Bearer one");
    assertThat(SENSEI.logins())
        .hasSize(2)
        .allSatisfy(login -> assertThat(login.getBodyAsString()).isEqualTo(FIELDS));
  }

  @Test
  void aRefusedTokenIsRenewedOnceAndTheCallRepeatedOnce() {
    refuse("Bearer stale");
    SENSEI
        .wire()
        .stubFor(
            post(FakeSensei.IMS)
                .inScenario("login")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("again")
                .willReturn(FakeSensei.document(200, "application/json", reply("stale"))));
    SENSEI
        .wire()
        .stubFor(
            post(FakeSensei.IMS)
                .inScenario("login")
                .whenScenarioStateIs("again")
                .willReturn(FakeSensei.document(200, "application/json", reply("fresh"))));

    list(client());

    assertThat(SENSEI.requests())
        .extracting(request -> request.getUrl().split("\\?", 2)[0])
        .containsExactly(
            FakeSensei.IMS, "/data/sensei/models", FakeSensei.IMS, "/data/sensei/models");
    assertThat(bearers()).containsExactly("Bearer stale", "Bearer fresh");
    assertThat(SENSEI.calls())
        .allSatisfy(
            call -> assertThat(call.getHeader("x-api-key")).isEqualTo(FakeSensei.CLIENT_ID));
  }

  @Test
  void aTokenThatIsRefusedAgainIsTheEnd() {
    issue("stale");
    refuse("Bearer stale");

    AuthenticationException refused = refusal(client());

    assertThat(refused.operation()).isEqualTo("listModels");
    assertThat(refused.vendorCode()).isEqualTo("401013");
    assertThat(SENSEI.calls().size()).isLessThanOrEqualTo(2);
    assertThat(SENSEI.logins()).hasSize(2);
  }

  @Test
  void aWrongSecretSaysWhatToCheckAndShowsNone() {
    String body =
        Fixtures.text("sheet/9-error-ims.json")
            .replace("parameter", "parameter " + FakeSensei.CLIENT_SECRET);
    SENSEI.issue(400, body);
    SenseiClient client = client();

    AuthenticationException refused = refusal(client);

    assertThat(refused)
        .hasMessageContaining("login failed")
        .hasMessageContaining("[invalid_client] invalid client_secret parameter ***")
        .hasMessageContaining("Check the client id 'a-client-of-the-tests' and its secret");
    assertThat(printed(refused) + client + SENSEI.login()).doesNotContain(FakeSensei.CLIENT_SECRET);
    assertThat(SENSEI.calls()).isEmpty();
    assertThat(SENSEI.logins()).as("a refusal is not repeated").hasSize(1);
  }

  @Test
  void aThrottledIdentityServiceIsAskedAgainAndThenToldOf() {
    SENSEI.issue(429, "{\"error\":\"slow_down\"}");

    assertThatThrownBy(() -> list(client()))
        .isInstanceOf(RateLimitedException.class)
        .hasMessageContaining("login failed");
    assertThat(SENSEI.logins()).hasSize(3);
  }

  @Test
  void afterClosingNothingIsSentNotEvenALogin() {
    SenseiClient client = client();
    client.close();

    assertThatThrownBy(() -> list(client)).isInstanceOf(IllegalStateException.class);
    assertThat(SENSEI.requests()).isEmpty();
  }

  @Test
  void aSecretGoesToNoOtherMachineInTheClear() {
    ImsLogin abroad = SENSEI.login().withImsUrl(URI.create("http://ims.example.test"));

    assertThatThrownBy(() -> SENSEI.builder().login(abroad).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("https")
        .hasMessageNotContaining(FakeSensei.CLIENT_SECRET);
  }

  @Test
  void theLoginOfProductionIsForTheApiOfProductionAlone() {
    ImsLogin login = ImsLogin.of(FakeSensei.CLIENT_SECRET);

    assertThatThrownBy(() -> SENSEI.builder().login(login).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SENSEI_URL")
        .hasMessageContaining("SENSEI_IMS_URL")
        .hasMessageContaining("ImsLogin.withImsUrl")
        .hasMessageNotContaining(FakeSensei.CLIENT_SECRET);
    SENSEI.builder().url("https://PLATFORM.adobe.io:443/other").login(login).build().close();
    SENSEI.builder().login(login.withImsUrl(ImsLogin.DEFAULT_IMS_URL)).build().close();
    assertThat(SENSEI.requests()).isEmpty();
  }

  @Test
  void anAddressOfTheIdentityServiceMayBeText() {
    ImsLogin login = ImsLogin.of("s").withImsUrl("ims.example.com");

    assertThat(login).hasToString("ImsLogin[at https://ims.example.com]");
    assertThatThrownBy(() -> login.withImsUrl("https://ann:pw-17@x"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SENSEI_IMS_URL")
        .hasMessageNotContaining("pw-17");
  }

  @Test
  void slashesBehindTheIdentityServiceGo() {
    issue("one");
    URI slashes = URI.create(SENSEI.login().toString().replaceAll(".*(http[^]]*).*", "$1") + "//");

    list(SENSEI.open(SENSEI.builder().login(SENSEI.login().withImsUrl(slashes))));

    assertThat(SENSEI.logins()).hasSize(1);
  }

  @Test
  void aLoginShowsNoSecret() {
    assertThat(ImsLogin.of("s3cret-17").toString()).doesNotContain("s3cret-17");
    assertThatThrownBy(() -> ImsLogin.of(" ")).hasMessageContaining("Sensei client secret");
  }

  private SenseiClient client() {
    ClientConfig config = FakeSensei.config().toBuilder().clock(clock).build();
    return SENSEI.openWithLogin(config);
  }

  private static void list(SenseiClient client) {
    client.models().listModels();
  }

  private static AuthenticationException refusal(SenseiClient client) {
    AuthenticationException refused =
        catchThrowableOfType(AuthenticationException.class, () -> list(client));
    assertThat(refused).isNotNull();
    return refused;
  }

  private static void issue(String token) {
    SENSEI.issue(200, reply(token));
  }

  private static String reply(String token) {
    return "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":86399}";
  }

  private static void refuse(String bearer) {
    SENSEI
        .wire()
        .stubFor(
            get(urlPathEqualTo("/data/sensei/models"))
                .withHeader("Authorization", equalTo(bearer))
                .willReturn(
                    FakeSensei.document(
                        401, "application/json", Fixtures.text("sheet/9-error-401-gateway.json"))));
  }

  private static List<String> bearers() {
    return SENSEI.calls().stream().map(call -> call.getHeader("Authorization")).toList();
  }

  private static String printed(ApiException failure) {
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    return printed + failure.details().toString() + failure.body();
  }
}
