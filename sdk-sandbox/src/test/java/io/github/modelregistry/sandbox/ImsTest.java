package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImsTest {

  private static final String FORM =
      "grant_type=client_credentials&client_id=sandbox-client-id"
          + "&client_secret=sandbox-client-secret&scope=openid%2CAdobeID";

  private final ManualClock clock = ManualClock.at("2026-02-04T11:00:00Z");

  @RegisterExtension
  final SandboxExtension extension =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.SENSEI).clock(clock));

  private SenseiSandbox sensei;

  @BeforeEach
  void connect(SenseiSandbox sandbox) {
    sensei = sandbox;
  }

  private Caller.Response ask(String query, String form) {
    return Caller.exchange(
        HttpRequest.newBuilder(sensei.baseUrl().resolve("/ims/token/v3" + query))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private int statusWith(String token) {
    return Caller.of(sensei)
        .with("Authorization", "Bearer " + token)
        .get("/data/sensei/models")
        .status();
  }

  private String token() {
    return ask("", FORM).json().at("access_token").asString();
  }

  @Test
  void aClientHasAtMostTwoSecretsAndEitherLogsInUntilItIsDeleted() {
    String second = sensei.addClientSecret();
    String formWithSecond = FORM.replace(sensei.clientSecret(), second);

    assertThat(ask("", FORM).status()).isEqualTo(200);
    assertThat(ask("", formWithSecond).status()).isEqualTo(200);
    assertThatThrownBy(() -> sensei.addClientSecret()).isInstanceOf(IllegalStateException.class);
    sensei.deleteClientSecret(sensei.clientSecret());
    assertThat(ask("", FORM).status()).isEqualTo(400);
    assertThat(ask("", formWithSecond).status()).isEqualTo(200);
    assertThatThrownBy(() -> sensei.deleteClientSecret("other"))
        .isInstanceOf(IllegalArgumentException.class);
    sensei.reset();
    assertThat(ask("", FORM).status()).isEqualTo(200);
    assertThat(ask("", formWithSecond).status()).isEqualTo(400);
  }

  @Test
  void theClientGetsATokenForADayThatOpensTheModels() {
    Caller.Response answer = ask("", FORM);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().fields().keySet())
        .containsExactly("access_token", "token_type", "expires_in");
    assertThat(answer.at("token_type")).isEqualTo("\"bearer\"");
    assertThat(answer.at("expires_in")).isEqualTo("86399");
    assertThat(statusWith(answer.json().at("access_token").asString())).isEqualTo(200);
  }

  @Test
  void theClaimsCountMillisecondsInTexts() {
    String claims =
        new String(
            Base64.getUrlDecoder().decode(token().split("\\.", -1)[1]), StandardCharsets.UTF_8);

    assertThat(JsonValue.parse(claims).at("expires_in").asString()).isEqualTo("86399000");
    assertThat(JsonValue.parse(claims).at("created_at").asString())
        .isEqualTo(Long.toString(clock.millis()));
  }

  @Test
  void fieldsMayStandInTheQueryToo() {
    assertThat(ask("?client_id=sandbox-client-id", FORM.replace("client_id", "x")).status())
        .isEqualTo(200);
  }

  @Test
  void aWrongSecretIsRefusedAsKnown() {
    Caller.Response answer = ask("", FORM.replace("client-secret", "guess"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json())
        .isEqualTo(
            JsonValue.parse(
                Caller.fixture("sdk-sensei/src/test/resources/sheet/9-error-ims.json")));
  }

  @ParameterizedTest
  @CsvSource({
    "sandbox-client-id, other, invalid_client",
    "client_credentials, password, unsupported_grant_type",
    "grant_type, x, unsupported_grant_type",
    "scope, x, invalid_scope",
    "client_secret, x, invalid_client",
  })
  void aFieldThatIsWrongOrMissingIsRefused(String there, String instead, String error) {
    Caller.Response answer = ask("", FORM.replace(there, instead));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("error")).isEqualTo("\"" + error + "\"");
  }

  @Test
  void onlyAFormIsRead() {
    HttpRequest.Builder request = HttpRequest.newBuilder(sensei.baseUrl().resolve("/ims/token/v3"));

    assertThat(Caller.exchange(request.build()).at("error")).isEqualTo("\"invalid_request\"");
    assertThat(Caller.exchange(request.POST(BodyPublishers.ofString(FORM)).build()).at("error"))
        .isEqualTo("\"invalid_request\"");
  }

  @Test
  void aTokenEndsInItsTimeAndAllAtAWord() {
    sensei.tokenLifetime(Duration.ofMinutes(1));
    String token = token();

    clock.advance(Duration.ofSeconds(59));
    assertThat(statusWith(token)).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    assertThat(statusWith(token)).isEqualTo(401);

    String lasting = sensei.token();
    assertThat(statusWith(lasting)).isEqualTo(200);
    sensei.expireTokens();
    assertThat(statusWith(lasting)).isEqualTo(401);
    assertThatThrownBy(() -> sensei.tokenLifetime(Duration.ZERO)).hasMessageContaining("second");
  }

  @Test
  void theTokenEndpointCanFailByItself() {
    sensei.failNextTokens(1, 503);
    sensei.failNext(1, 500);

    assertThat(ask("", FORM).status()).isEqualTo(503);
    assertThat(ask("", FORM).status()).isEqualTo(200);
    assertThat(statusWith(sensei.token())).isEqualTo(500);
  }
}
