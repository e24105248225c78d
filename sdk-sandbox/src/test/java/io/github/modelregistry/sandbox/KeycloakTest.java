package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.ManualClock;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeycloakTest {

  private static final String PASSWORD_GRANT =
      "grant_type=password&client_id=sdk-client&username=sandbox%40example.test"
          + "&password=sandbox-password";

  private final ManualClock clock = ManualClock.at("2026-02-04T11:00:00Z");

  @RegisterExtension
  final SandboxExtension extension =
      SandboxExtension.of(
          ModelRegistrySandbox.builder().select(SandboxVendor.WALLAROO).clock(clock));

  private WallarooSandbox wallaroo;

  @BeforeEach
  void connect(WallarooSandbox sandbox) {
    wallaroo = sandbox;
  }

  private HttpRequest.Builder tokenRequest(String form) {
    return HttpRequest.newBuilder(
            wallaroo.baseUrl().resolve("/auth/realms/master/protocol/openid-connect/token"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
  }

  private Caller.Response ask(String form) {
    return Caller.exchange(tokenRequest(form).build());
  }

  private Caller.Response askAs(String client, String secret, String form) {
    String pair = client + ":" + secret;
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return Caller.exchange(tokenRequest(form).header("Authorization", "Basic " + basic).build());
  }

  private int statusWith(String accessToken) {
    return Caller.exchange(
            HttpRequest.newBuilder(wallaroo.baseUrl().resolve("/v1/api/workspaces/list"))
                .header("Authorization", "Bearer " + accessToken)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build())
        .status();
  }

  private static String text(JsonValue json, String name) {
    return json.at(name).asString();
  }

  @Test
  void userAndPasswordGiveATokenThatOpensTheModels() {
    Caller.Response answer = ask(PASSWORD_GRANT);
    JsonValue fixture =
        JsonValue.parse(Caller.fixture("sdk-wallaroo/src/test/resources/sheet/9-11-token.json"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().fields().keySet())
        .containsExactlyInAnyOrderElementsOf(fixture.fields().keySet());
    assertThat(answer.at("expires_in")).isEqualTo("3600");
    assertThat(answer.at("refresh_expires_in")).isEqualTo("1800");
    assertThat(statusWith(text(answer.json(), "access_token"))).isEqualTo(200);
  }

  @Test
  void theTokenTellsWhoAndHowLong() {
    String token = text(ask(PASSWORD_GRANT).json(), "access_token");

    String claims =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);

    assertThat(text(JsonValue.parse(claims), "email")).isEqualTo(wallaroo.username());
    assertThat(JsonValue.parse(claims).at("exp").asLong())
        .isEqualTo(clock.instant().getEpochSecond() + 3600);
  }

  @Test
  void aWrongPasswordIsRefusedAsKeycloakDoes() {
    Caller.Response answer = ask(PASSWORD_GRANT.replace("sandbox-password", "guess"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text())
        .isEqualTo(
            Caller.fixture("sdk-wallaroo/src/test/resources/sheet/9-11-token-error.json").strip());
  }

  @Test
  void theConfidentialClientNeedsItsSecret() {
    String form = PASSWORD_GRANT.replace("client_id=sdk-client&", "");

    assertThat(askAs("api-client", wallaroo.clientSecret(), form).status()).isEqualTo(200);
    Caller.Response wrong = askAs("api-client", "guess", form);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.at("error")).isEqualTo("\"unauthorized_client\"");
    assertThat(ask("client_id=api-client&" + form).status()).isEqualTo(401);
  }

  @Test
  void aTokenOfTheClientAloneDoesNotOpenTheModels() {
    Caller.Response answer =
        askAs(wallaroo.clientId(), wallaroo.clientSecret(), "grant_type=client_credentials");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("refresh_token")).isNull();
    assertThat(statusWith(text(answer.json(), "access_token"))).isEqualTo(401);
  }

  @Test
  void anAccessTokenEndsAtItsTimeAndNotBefore() {
    String token = text(ask(PASSWORD_GRANT).json(), "access_token");

    clock.advance(Duration.ofSeconds(3599));
    assertThat(statusWith(token)).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    assertThat(statusWith(token)).isEqualTo(401);
  }

  @Test
  void aRefreshTokenIsGoodOnce() {
    String refresh =
        "grant_type=refresh_token&client_id=sdk-client&refresh_token="
            + text(ask(PASSWORD_GRANT).json(), "refresh_token");

    Caller.Response first = ask(refresh);
    Caller.Response second = ask(refresh);

    assertThat(first.status()).isEqualTo(200);
    assertThat(statusWith(text(first.json(), "access_token"))).isEqualTo(200);
    assertThat(refresh).doesNotContain(text(first.json(), "refresh_token"));
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.at("error")).isEqualTo("\"invalid_grant\"");
  }

  @Test
  void aRefreshTokenCanDieBeforeItsAccessToken() {
    JsonValue tokens = ask(PASSWORD_GRANT).json();

    clock.advance(Duration.ofMinutes(30));

    assertThat(statusWith(text(tokens, "access_token"))).isEqualTo(200);
    assertThat(
            ask("grant_type=refresh_token&client_id=sdk-client&refresh_token="
                    + text(tokens, "refresh_token"))
                .status())
        .isEqualTo(400);
  }

  @Test
  void aRefreshTokenOfAnotherClientIsRefused() {
    String token = text(ask(PASSWORD_GRANT).json(), "refresh_token");

    assertThat(
            askAs(
                    "api-client",
                    wallaroo.clientSecret(),
                    "grant_type=refresh_token&refresh_token=" + token)
                .status())
        .isEqualTo(400);
  }

  @Test
  void offlineAccessGivesARefreshTokenWithoutAnEnd() {
    Caller.Response answer = ask(PASSWORD_GRANT + "&scope=openid+offline_access");

    clock.advance(Duration.ofDays(30));

    assertThat(answer.at("refresh_expires_in")).isEqualTo("0");
    assertThat(
            ask("grant_type=refresh_token&client_id=sdk-client&refresh_token="
                    + text(answer.json(), "refresh_token"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void lifetimesCanBeChosenAndTokensEnded() {
    wallaroo.tokenLifetimes(Duration.ofSeconds(7200), Duration.ofSeconds(60));
    JsonValue tokens = ask(PASSWORD_GRANT).json();

    assertThat(tokens.at("expires_in").asLong()).isEqualTo(7200);
    wallaroo.expireAccessTokens();
    assertThat(statusWith(text(tokens, "access_token"))).isEqualTo(401);
    assertThat(statusWith(wallaroo.token())).isEqualTo(200);
  }

  @Test
  void theTokenEndpointCanBeMadeToFail() {
    wallaroo.failNextTokens(1, 503);

    assertThat(ask(PASSWORD_GRANT).status()).isEqualTo(503);
    assertThat(ask(PASSWORD_GRANT).status()).isEqualTo(200);
  }

  @Test
  void whatIsNoTokenRequestIsRefused() {
    assertThat(ask("client_id=sdk-client").at("error")).isEqualTo("\"invalid_request\"");
    assertThat(ask("client_id=sdk-client&grant_type=password").status()).isEqualTo(400);
    assertThat(ask("client_id=sdk-client&grant_type=magic").at("error"))
        .isEqualTo("\"unsupported_grant_type\"");
    assertThat(ask("grant_type=password").status()).isEqualTo(401);
  }
}
