package io.github.modelregistry.wallaroo;

import static io.github.modelregistry.wallaroo.FakeWallaroo.TOKEN_PATH;
import static io.github.modelregistry.wallaroo.FakeWallaroo.WORKSPACES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

  private static List<String> bearers() {
    return WALLAROO.requests(WORKSPACES).stream()
        .map(request -> request.getHeader("Authorization"))
        .toList();
  }

  private static String fields(LoggedRequest request) {
    return request.getBodyAsString().replace("+", "%20");
  }
}
