package io.github.modelregistry.wallaroo;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.github.modelregistry.wallaroo.FakeWallaroo.TOKEN_PATH;
import static io.github.modelregistry.wallaroo.FakeWallaroo.WORKSPACES;
import static io.github.modelregistry.wallaroo.FakeWallaroo.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.ManualClock;
import io.github.modelregistry.wallaroo.model.Framework;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When tokens are renewed, and how. */
class TokenRenewalTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  private static final String UPLOAD = "/v1/api/models/upload_and_convert";

  private final ManualClock clock = ManualClock.at("2026-02-03T12:00:00Z");

  @BeforeEach
  void workspacesForEverybody() {
    WALLAROO.answer(WORKSPACES, Fixtures.text("sheet/9-10-workspaces-list.json"));
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
  void everyUploadBeginsWithAFreshToken() {
    issue("grant_type=password", "one", 7200, 7200);
    issue("refresh_token=refresh-of-one", "two", 7200, 7200);
    issue("refresh_token=refresh-of-two", "three", 7200, 7200);
    WALLAROO.answer(UPLOAD, Fixtures.text("sheet/9-1-upload-accepted.json"));
    WallarooClient client = client(ann());

    list(client);
    upload(client);
    list(client);
    upload(client);

    assertThat(bearers()).containsExactly("Bearer one", "Bearer two");
    assertThat(WALLAROO.requests(UPLOAD))
        .extracting(request -> request.getHeader("Authorization"))
        .containsExactly("Bearer two", "Bearer three");
  }

  @Test
  void anUploadIsSentWithTheOldTokenWhenKeycloakCannotRenewIt() {
    issue("grant_type=password", "one", 7200, 7200);
    WALLAROO.answer(UPLOAD, Fixtures.text("sheet/9-1-upload-accepted.json"));
    WallarooClient client = client(ann());
    list(client);
    WALLAROO.answer(TOKEN_PATH, 400, Fixtures.text("sheet/9-11-token-error.json"));

    upload(client);

    assertThat(WALLAROO.requests(UPLOAD))
        .extracting(request -> request.getHeader("Authorization"))
        .containsExactly("Bearer one");
  }

  @Test
  void aPasswordThatChangesIsReadForEachLogin() {
    List<Secret> passwords = new ArrayList<>(List.of(Secret.of("old"), Secret.of("new")));
    issue("password=old", "one", 100, 50);
    issue("password=new", "two", 100, 50);
    WallarooClient client = client(WallarooLogin.of("ann@example.test", () -> passwords.remove(0)));
    list(client);
    clock.advance(Duration.ofSeconds(101));

    list(client);

    assertThat(bearers()).containsExactly("Bearer one", "Bearer two");
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

  private WallarooClient client(WallarooLogin login) {
    ClientConfig config = FakeWallaroo.config().toBuilder().clock(clock).build();
    return WALLAROO.open(WallarooClient.builder().login(login), config);
  }

  private static WallarooLogin ann() {
    return WallarooLogin.of("ann@example.test", Secret.of("password-17"));
  }

  private static void list(WallarooClient client) {
    client.workspaces().listWorkspaces();
  }

  private static void upload(WallarooClient client) {
    client
        .models()
        .uploadAndConvert(
            q -> q.metadata(Uploads.metadata("m", Framework.ONNX)).file(Uploads.file("m.onnx")));
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
