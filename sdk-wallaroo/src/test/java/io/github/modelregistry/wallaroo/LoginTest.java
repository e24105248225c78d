package io.github.modelregistry.wallaroo;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.github.modelregistry.wallaroo.FakeWallaroo.TOKEN_PATH;
import static io.github.modelregistry.wallaroo.FakeWallaroo.WORKSPACES;
import static io.github.modelregistry.wallaroo.FakeWallaroo.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.TransportFactory;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.ManualClock;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in at the Keycloak of an installation. */
class LoginTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  private static final String PASSWORD = "pa$$ wörd&=17";
  private static final String LOGIN_FIELDS =
      "grant_type=password&username=ann%40example.test&password=pa%24%24%20w%C3%B6rd%26%3D17";

  private final ManualClock clock = ManualClock.at("2026-02-03T12:00:00Z");

  @BeforeEach
  void workspacesForEverybody() {
    WALLAROO.answer(WORKSPACES, Fixtures.text("sheet/9-10-workspaces-list.json"));
  }

  @Test
  void aUserLogsInThroughTheVendorsPublicClient() {
    WALLAROO.answer(TOKEN_PATH, Fixtures.text("sheet/9-11-token.json"));
    WallarooClient client = client(ann());

    listTwice(client);

    assertThat(WALLAROO.requests())
        .extracting(LoggedRequest::getUrl)
        .containsExactly(TOKEN_PATH, WORKSPACES, WORKSPACES);
    LoggedRequest login = WALLAROO.requests(TOKEN_PATH).get(0);
    assertThat(login.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(login.getHeader("Authorization")).isNull();
    assertThat(fields(login)).isEqualTo(LOGIN_FIELDS + "&client_id=sdk-client");
    assertThat(bearers()).containsExactly("Bearer aaa.bbb.ccc", "Bearer aaa.bbb.ccc");
  }

  @Test
  void aConfidentialClientIdentifiesItselfByBasic() {
    WALLAROO.answer(TOKEN_PATH, Fixtures.text("sheet/9-11-token.json"));
    Secret secret = Secret.of("s3cr3t-of-the-client");

    list(client(ann().withClient("api-client", secret)));

    LoggedRequest login = WALLAROO.requests(TOKEN_PATH).get(0);
    String pair = "api-client:s3cr3t-of-the-client";
    assertThat(login.getHeader("Authorization"))
        .isEqualTo(
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    assertThat(fields(login)).isEqualTo(LOGIN_FIELDS);
  }

  @Test
  void aConfidentialClientLogsInAsItself() {
    WALLAROO.answer(TOKEN_PATH, Fixtures.text("sheet/9-11-token.json"));

    list(client(WallarooLogin.ofClient("api-client", Secret.of("s3cr3t-of-the-client"))));

    LoggedRequest login = WALLAROO.requests(TOKEN_PATH).get(0);
    assertThat(login.getHeader("Authorization")).startsWith("Basic ");
    assertThat(fields(login)).isEqualTo("grant_type=client_credentials");
    assertThat(bearers()).containsExactly("Bearer aaa.bbb.ccc");
  }

  @Test
  void aClientThatLogsInAsItselfKeepsASecret() {
    WallarooLogin client = WallarooLogin.ofClient("api-client", Secret.of("s3cr3t"));

    assertThatThrownBy(() -> client.withClient("other-client", null))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WALLAROO_CLIENT_SECRET");
    assertThat(client.withClient("other-client", Secret.of("s3cr3t")))
        .hasToString("WallarooLogin[other-client]");
  }

  @Test
  void offlineAccessIsAskedForByItsScope() {
    WALLAROO.answer(TOKEN_PATH, Fixtures.text("sheet/9-11-token.json"));

    list(client(ann().withOfflineAccess()));

    assertThat(fields(WALLAROO.requests(TOKEN_PATH).get(0)))
        .isEqualTo(LOGIN_FIELDS + "&scope=offline_access&client_id=sdk-client");
  }

  @Test
  void keycloakMayHaveAnAddressOfItsOwn() {
    String token = Fixtures.text("sheet/9-11-token.json");
    try (ScriptedServer keycloak = ScriptedServer.start().otherwise(FixedResponse.json(token))) {
      list(client(ann().withAuthUrl(URI.create(keycloak.uri() + "/"))));

      assertThat(keycloak.requests())
          .extracting(ReceivedRequest::rawPath)
          .containsExactly(TOKEN_PATH);
      assertThat(WALLAROO.requests(TOKEN_PATH)).isEmpty();
      assertThat(bearers()).containsExactly("Bearer aaa.bbb.ccc");
    }
  }

  @Test
  @Timeout(60)
  void aLivingRefreshTokenRenewsTheTokenShortlyBeforeItsEnd() {
    issue("grant_type=password", "one", 1800, 3600);
    issue("grant_type=refresh_token", "two", 1800, 3600);
    WallarooClient client = client(ann());
    list(client);
    clock.advance(Duration.ofSeconds(1789));
    list(client);
    clock.advance(Duration.ofSeconds(2));

    do {
      list(client); // no call waits for the renewal that the first one starts
    } while (!bearers().contains("Bearer two"));

    assertThat(bearers()).startsWith("Bearer one", "Bearer one", "Bearer one");
    assertThat(fields(WALLAROO.requests(TOKEN_PATH).get(1)))
        .isEqualTo("grant_type=refresh_token&refresh_token=refresh-of-one&client_id=sdk-client");
  }

  @Test
  @Timeout(60)
  void aRefreshTokenThatDiedBeforeItsAccessTokenIsNotTried() {
    WALLAROO.answer(TOKEN_PATH, Fixtures.text("sheet/9-11-token.json"));
    WallarooClient client = client(ann());
    list(client);
    clock.advance(Duration.ofSeconds(3595));

    do {
      list(client);
    } while (WALLAROO.requests(TOKEN_PATH).size() < 2);

    assertThat(WALLAROO.requests(TOKEN_PATH))
        .hasSize(2)
        .allSatisfy(login -> assertThat(fields(login)).startsWith("grant_type=password"));
  }

  @Test
  void aRefusedRefreshEndsInALogin() {
    issue("grant_type=password", "one", 100, 3600);
    WALLAROO
        .wire()
        .stubFor(
            post(TOKEN_PATH)
                .withRequestBody(containing("grant_type=refresh_token"))
                .willReturn(json(400, Fixtures.text("sheet/9-11-token-error.json"))));
    WallarooClient client = client(ann());
    list(client);
    clock.advance(Duration.ofSeconds(101));
    issue("grant_type=password", "new", 100, 3600);

    list(client);

    assertThat(bearers()).containsExactly("Bearer one", "Bearer new");
    assertThat(WALLAROO.requests(TOKEN_PATH)).hasSize(3);
  }

  @Test
  void theNewestRefreshTokenIsUsed() {
    issue("grant_type=password", "one", 100, 3600);
    issue("refresh_token=refresh-of-one", "two", 100, 3600);
    issue("refresh_token=refresh-of-two", "three", 100, 3600);
    WallarooClient client = client(ann());

    list(client);
    clock.advance(Duration.ofSeconds(101));
    list(client);
    clock.advance(Duration.ofSeconds(101));
    list(client);

    assertThat(bearers()).containsExactly("Bearer one", "Bearer two", "Bearer three");
    assertThat(WALLAROO.requests(TOKEN_PATH)).hasSize(3);
  }

  @Test
  void aRefreshTokenOfZeroSecondsDoesNotExpire() {
    issue("grant_type=password", "one", 100, 0);
    issue("grant_type=refresh_token", "two", 100, 0);
    WallarooClient client = client(ann());

    list(client);
    clock.advance(Duration.ofDays(400));
    list(client);

    assertThat(bearers()).containsExactly("Bearer one", "Bearer two");
    assertThat(fields(WALLAROO.requests(TOKEN_PATH).get(1))).startsWith("grant_type=refresh_token");
  }

  @Test
  void aRefusedTokenIsRenewedOnceAndTheCallRepeatedOnce() {
    issue("grant_type=password", "stale", 3600, 3600);
    issue("grant_type=refresh_token", "fresh", 3600, 3600);
    refuse("Bearer stale");
    WallarooClient client = client(ann());

    list(client);

    assertThat(WALLAROO.requests())
        .extracting(LoggedRequest::getUrl)
        .containsExactly(TOKEN_PATH, WORKSPACES, TOKEN_PATH, WORKSPACES);
    assertThat(bearers()).containsExactly("Bearer stale", "Bearer fresh");
  }

  @Test
  void aTokenThatIsRefusedAgainIsTheEnd() {
    issue("grant_type=password", "stale", 3600, 3600);
    issue("grant_type=refresh_token", "fresh", 3600, 3600);
    refuse("Bearer stale");
    refuse("Bearer fresh");
    WallarooClient client = client(ann());

    AuthenticationException refusal =
        catchThrowableOfType(AuthenticationException.class, () -> list(client));

    assertThat(refusal.operation()).isEqualTo("listWorkspaces");
    assertThat(refusal.vendorMessage()).isEqualTo("Unauthorized");
    assertThat(refusal.attempts()).isEqualTo(2);
    assertThat(bearers()).hasSize(2);
    assertThat(WALLAROO.requests(TOKEN_PATH)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401})
  void aWrongPasswordSaysWhatToCheckAndNoSecret(int status) {
    WALLAROO.answer(TOKEN_PATH, status, Fixtures.text("sheet/9-11-token-error.json"));
    WallarooClient client =
        client(ann().withClient("api-client", Secret.of("s3cr3t-of-the-client")));

    assertThatThrownBy(() -> list(client))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("invalid_grant")
        .hasMessageContaining("Check the user name 'ann@example.test' and its password")
        .hasMessageNotContaining(PASSWORD)
        .hasMessageNotContaining("s3cr3t");
    assertThat(WALLAROO.requests(WORKSPACES)).isEmpty();
  }

  @Test
  void aWrongClientSecretSaysWhatToCheck() {
    WALLAROO.answer(TOKEN_PATH, 401, "{\"error\":\"unauthorized_client\"}");
    WallarooClient client = client(ann().withClient("api-client", Secret.of("s3cr3t-17")));

    assertThatThrownBy(() -> list(client))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("api-client")
        .hasMessageContaining("secret")
        .hasMessageNotContaining("s3cr3t-17");
  }

  @Test
  void afterClosingNothingIsSentNotEvenALogin() {
    WallarooClient client = client(ann());
    client.close();

    assertThatThrownBy(() -> list(client)).isInstanceOf(IllegalStateException.class);
    assertThat(WALLAROO.requests()).isEmpty();
  }

  @Test
  void closingClosesTheWayToKeycloakToo() {
    List<ApiTransport> opened = new ArrayList<>();
    TransportFactory remembering =
        spec -> {
          opened.add(OkHttpTransports.standard().create(spec));
          return opened.get(opened.size() - 1);
        };
    WALLAROO.open(WallarooClient.builder().login(ann()).transport(remembering)).close();

    ApiCall<Void> anyCall =
        ApiCall.builder(
                Operation.<Void>builder("any", HttpMethod.POST, "/any")
                    .response(ResponseFormat.empty())
                    .build())
            .build();
    assertThat(opened)
        .hasSize(2)
        .allSatisfy(
            transport ->
                assertThatThrownBy(() -> transport.execute(anyCall))
                    .isInstanceOf(IllegalStateException.class));
    assertThat(WALLAROO.requests()).isEmpty();
  }

  @Test
  void aPasswordGoesToNoOtherMachineInTheClear() {
    WallarooLogin abroad = ann().withAuthUrl(URI.create("http://keycloak.example.test"));

    assertThatThrownBy(() -> client(abroad))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("https")
        .hasMessageNotContaining(PASSWORD);
  }

  @Test
  void aLoginShowsNoSecret() {
    assertThat(ann().withClient("api-client", Secret.of("s3cr3t")))
        .hasToString("WallarooLogin[ann@example.test through api-client]");
  }

  private WallarooClient client(WallarooLogin login) {
    ClientConfig config = FakeWallaroo.config().toBuilder().clock(clock).build();
    return WALLAROO.open(WallarooClient.builder().login(login), config);
  }

  private static WallarooLogin ann() {
    return WallarooLogin.of("ann@example.test", Secret.of(PASSWORD));
  }

  private static void listTwice(WallarooClient client) {
    list(client);
    list(client);
  }

  private static void list(WallarooClient client) {
    client.workspaces().listWorkspaces();
  }

  private static void issue(String grant, String token, int seconds, int refreshSeconds) {
    String reply =
        "{\"access_token\":\"%s\",\"expires_in\":%d,\"refresh_token\":\"refresh-of-%s\",\"refresh_expires_in\":%d}"
            .formatted(token, seconds, token, refreshSeconds);
    WALLAROO
        .wire()
        .stubFor(post(TOKEN_PATH).withRequestBody(containing(grant)).willReturn(json(200, reply)));
  }

  private static void refuse(String bearer) {
    WALLAROO
        .wire()
        .stubFor(
            post(WORKSPACES)
                .withHeader("Authorization", equalTo(bearer))
                .willReturn(json(401, Fixtures.text("sheet/9-9-error-401.json"))));
  }

  private static List<String> bearers() {
    return WALLAROO.requests(WORKSPACES).stream()
        .map(request -> request.getHeader("Authorization"))
        .toList();
  }

  private static String fields(LoggedRequest request) {
    return request.getBodyAsString().replace("+", "%20");
  }
}
