package io.github.modelregistry.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.AccessToken;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.testkit.ManualClock;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {

  private static final String PATH = "/auth/realms/master/protocol/openid-connect/token";
  private static final Secret PASSWORD = Secret.of("pass wörd&1");

  private final ManualClock clock = ManualClock.atNoon();
  private final ClientConfig config =
      ClientConfig.builder().clock(clock).delayer(Delayer.none()).build();
  private final ScriptedServer server = ScriptedServer.start();
  private final TokenEndpoint endpoint =
      open(builder().publicClient("sdk-client").password("ann@example.com", PASSWORD));

  @AfterEach
  void close() {
    endpoint.close();
    server.close();
  }

  @Test
  void aUserOfAPublicClientLogsInByForm() {
    server.enqueue(reply("'access_token':'abc','expires_in':7200"));

    AccessToken token = endpoint.fetch(null);

    assertThat(token.token()).isEqualTo(Secret.of("abc"));
    assertThat(token.issuedAt()).isEqualTo(clock.instant());
    assertThat(token.expiresAt()).isEqualTo(clock.instant().plusSeconds(7200));
    ReceivedRequest request = server.requests().get(0);
    assertThat(request.requestLine()).isEqualTo("POST " + PATH + " HTTP/1.1");
    assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(request.header("Accept")).isEqualTo("application/json");
    assertThat(request.header("Authorization")).isNull();
    assertThat(request.bodyText())
        .isEqualTo(
            "grant_type=password&username=ann%40example.com&password=pass%20w%C3%B6rd%261"
                + "&client_id=sdk-client");
  }

  @Test
  void aUserOfAConfidentialClientLogsInWithBasic() {
    server.enqueue(reply("'access_token':'abc'"));
    try (TokenEndpoint confidential =
        open(
            builder()
                .confidentialClient("api-client", Secret.of("s3cret"))
                .password("ann", PASSWORD)
                .scope("offline_access"))) {
      confidential.fetch(null);
    }

    ReceivedRequest request = server.requests().get(0);
    assertThat(request.headers("Authorization")).containsExactly("Basic YXBpLWNsaWVudDpzM2NyZXQ=");
    assertThat(request.bodyText())
        .isEqualTo(
            "grant_type=password&username=ann&password=pass%20w%C3%B6rd%261&scope=offline_access");
  }

  @Test
  void aClientLogsInAsItself() {
    server.enqueue(reply("'access_token':'abc'"));
    try (TokenEndpoint client =
        open(builder().confidentialClient("api-client", Secret.of("s3cret")).clientCredentials())) {
      client.fetch(null);
    }

    assertThat(server.requests().get(0).bodyText()).isEqualTo("grant_type=client_credentials");
  }

  @Test
  void aRefreshTokenServesWhileItLivesAndTheNewestIsKept() {
    server.enqueue(
        reply("'access_token':'t1','expires_in':60,'refresh_token':'r1','refresh_expires_in':1800"),
        reply("'access_token':'t2','expires_in':60,'refresh_token':'r2','refresh_expires_in':1800"),
        reply("'access_token':'t3','expires_in':60"));
    AccessToken first = endpoint.fetch(null);
    clock.advance(Duration.ofSeconds(1799));
    AccessToken second = endpoint.fetch(first);
    AccessToken third = endpoint.fetch(second);

    assertThat(bodies().get(1))
        .isEqualTo("grant_type=refresh_token&refresh_token=r1&client_id=sdk-client");
    assertThat(bodies().get(2)).contains("refresh_token=r2");
    assertThat(third.refreshToken()).isNull();
  }

  @Test
  void aRefreshTokenThatDiedBeforeTheAccessTokenIsNotTried() {
    server.enqueue(
        reply(
            "'access_token':'t1','expires_in':3600,'refresh_token':'r1','refresh_expires_in':1800"),
        reply("'access_token':'t2'"));
    AccessToken first = endpoint.fetch(null);
    clock.advance(Duration.ofMinutes(30));

    assertThat(endpoint.fetch(first).token()).isEqualTo(Secret.of("t2"));
    assertThat(bodies()).hasSize(2).allMatch(body -> body.startsWith("grant_type=password"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",'refresh_expires_in':0", "", ",'refresh_expires_in':null"})
  void aRefreshTokenWithoutEndNeverDies(String field) {
    server.enqueue(
        reply("'access_token':'t1','refresh_token':'r1'" + field), reply("'access_token':'t2'"));
    AccessToken first = endpoint.fetch(null);
    clock.advance(Duration.ofDays(365));
    endpoint.fetch(first);

    assertThat(bodies().get(1)).startsWith("grant_type=refresh_token");
  }

  @Test
  void aRefusedRefreshTokenLeadsToAFreshLogin() {
    server.enqueue(
        reply("'access_token':'t1','refresh_token':'r1'"),
        error(400, "invalid_grant", "Token is not active"),
        reply("'access_token':'t2'"));
    AccessToken first = endpoint.fetch(null);

    assertThat(endpoint.fetch(first).token()).isEqualTo(Secret.of("t2"));
    assertThat(bodies().get(2)).startsWith("grant_type=password");
  }

  @Test
  void aRefreshWhoseAnswerGotLostIsNotRepeatedButLoggedInAfresh() {
    server.enqueue(
        reply("'access_token':'t1','refresh_token':'r1'"),
        ScriptedResponse.resetAfterBody(),
        reply("'access_token':'t2'"));
    AccessToken first = endpoint.fetch(null);

    assertThat(endpoint.fetch(first).token()).isEqualTo(Secret.of("t2"));
    assertThat(bodies())
        .extracting(body -> body.split("&", 2)[0])
        .containsExactly("grant_type=password", "grant_type=refresh_token", "grant_type=password");
  }

  @Test
  void whenRefreshAndLoginFailTheLoginsFailureCarriesTheOther() {
    server.enqueue(
        reply("'access_token':'t1','refresh_token':'r1-secret'"),
        error(400, "invalid_grant", "r1-secret is not active"),
        error(401, "invalid_grant", "Invalid user credentials"));
    AccessToken first = endpoint.fetch(null);

    AuthenticationException failure =
        catchThrowableOfType(AuthenticationException.class, () -> endpoint.fetch(first));

    assertThat(failure).hasMessageStartingWith("login failed");
    assertThat(failure.getSuppressed()).hasSize(1);
    assertThat(failure.getSuppressed()[0]).hasMessageStartingWith("refreshToken failed");
    assertThat(printed(failure)).doesNotContain("r1-secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3600 | 3600",
        "'3600' | 3600",
        "3600.0 | 3600",
        "' 3600 ' | 3600",
        "3.6e3 | 3600",
        "0.4 | 1",
        "'0.999' | 1",
        "1.9 | 1",
        "1e-999999999 | 1",
        "0.00000000000000000000000000000000000000001 | ",
        "999999999 | 999999999",
        "1000000000 | ",
        "0 | ",
        "-5 | ",
        "null | ",
        "'soon' | ",
        "true | ",
        "[] | ",
        "1e30 | ",
        "1e999999999999 | "
      },
      quoteCharacter = '`')
  void lifetimesAreReadForgivingly(String text, Long seconds) {
    server.enqueue(reply("'access_token':'abc','expires_in':" + text));

    assertThat(endpoint.fetch(null).expiresAt())
        .isEqualTo(seconds == null ? null : clock.instant().plusSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant, the user name 'ann@example.com' and its password",
    "401, invalid_grant, the user name 'ann@example.com' and its password",
    "401, invalid_client, the client id 'sdk-client' and its secret",
    "400, unauthorized_client, this grant type is enabled"
  })
  void aRefusalSaysWhatToCheckAndNoSecret(int status, String code, String advice) {
    server.enqueue(error(status, code, "No: pass wörd&1"));

    AuthenticationException refused =
        catchThrowableOfType(AuthenticationException.class, () -> endpoint.fetch(null));

    assertThat(refused)
        .hasMessageContaining("login failed: the server returned " + status)
        .hasMessageContaining("[" + code + "] No: ***")
        .hasMessageContaining(advice);
    assertThat(refused.vendorCode()).isEqualTo(code);
    assertThat(refused.body()).contains(code);
    assertThat(printed(refused)).doesNotContain("wörd");
    assertThat(server.requests()).as("a refused login is not repeated").hasSize(1);
  }

  @Test
  void anotherComplaintKeepsTheMeaningOfItsStatus() {
    server.enqueue(error(400, "invalid_scope", "Invalid scopes: x"));

    assertThatThrownBy(() -> endpoint.fetch(null))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("[invalid_scope] Invalid scopes: x");
  }

  /** A body is kept as it came, in whatever way the server wrote the secret there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"invalid_client\",\"error_description\":\"No: a\\\"b\\\\c/d+é f\"}",
        "{\"error\":\"invalid_client\",\"error_description\":\"No: a\\\"b\\\\c\\/d+\\u00e9 f\"}",
        "{\"error\":\"invalid_client\",\"error_description\":\"No: a\\u0022b\\\\c/d+\\u00E9 f\"}",
        "<p>a&quot;b\\c/d+é f</p>",
        "a%22b%5Cc%2Fd%2B%C3%A9+f",
        "a%22b%5cc%2fd%2b%c3%a9%20f"
      })
  void aSecretIsMaskedInWhateverWayTheServerWritesIt(String body) {
    server.enqueue(ScriptedResponse.status(400).body(body));
    Secret secret = Secret.of("a\"b\\c/d+é f");
    try (TokenEndpoint byForm =
        open(builder().confidentialClientByForm("c", secret).clientCredentials())) {

      ApiException refused = catchThrowableOfType(ApiException.class, () -> byForm.fetch(null));

      assertThat(refused.body()).contains("***");
      assertThat(printed(refused) + refused.body())
          .doesNotContain("c/d", "c\\/d", "5Cc", "5cc", "d+", "2Bd");
    }
  }

  @Test
  void aGatewaysPageIsNoReasonToStumble() {
    server.otherwise(ScriptedResponse.status(404).body("<html>no route</html>"));

    assertThatThrownBy(() -> endpoint.fetch(null))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("404")
        .hasMessageContaining("Check the address of the token endpoint.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\":\"s3cret-token\"",
        "{\"access_token\":\"s3cret-token\",}",
        "{\"access_token\":\"s3cret-token\",\"access_token\":1}",
        "<html>s3cret-token</html>",
        "\"s3cret-token\"",
        "{\"token\":\"s3cret-token\"}",
        "{\"access_token\":\"s3cret-token\\nx\"}",
        "{\"access_token\":\"s3cret-tok\u00e9n\"}",
        "{\"access_token\":\"s3cret-token\\u007f\"}",
        "{\"access_token\":[\"s3cret-token\"]}",
        ""
      })
  void anUnreadableReplyIsNeverShown(String body) {
    server.enqueue(ScriptedResponse.json(body));

    RegistryException failure =
        catchThrowableOfType(RegistryException.class, () -> endpoint.fetch(null));

    assertThat(failure).isInstanceOf(DecodingException.class).hasMessageStartingWith("login: ");
    assertThat(printed(failure)).doesNotContain("s3cret");
  }

  @Test
  void aLoginMayBeRepeated() {
    server.enqueue(
        ScriptedResponse.resetAfterBody(),
        ScriptedResponse.status(503),
        reply("'access_token':'abc'"));

    assertThat(endpoint.fetch(null).token()).isEqualTo(Secret.of("abc"));
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void anEndpointThatIsNotThereIsATransportException() {
    try (TokenEndpoint nowhere =
        TokenEndpoint.builder("acme", ScriptedServer.refusing().resolve("/token"))
            .publicClient("sdk-client")
            .password("ann", PASSWORD)
            .config(config)
            .open(OkHttpTransports.standard())) {
      assertThatThrownBy(() -> nowhere.fetch(null))
          .isInstanceOf(TransportException.class)
          .hasMessageStartingWith("login failed after 3 attempts");
    }
  }

  @Test
  void aPasswordIsNotSentInTheClearToAnotherMachine() {
    assertThatThrownBy(
            () ->
                TokenEndpoint.builder("acme", URI.create("http://login.example/token"))
                    .publicClient("sdk-client")
                    .password("ann", PASSWORD)
                    .open(OkHttpTransports.standard()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("https");
  }

  @Test
  void whatIsMissingIsSaidBeforeAnythingIsSent() {
    assertThatThrownBy(() -> open(builder().publicClient("sdk-client")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("needs a client id, and a user or a client secret");
    assertThatThrownBy(
            () ->
                open(
                    TokenEndpoint.builder("acme", server.uri())
                        .publicClient("c")
                        .clientCredentials()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("must be an address with a path and no query");
  }

  @Test
  void itShowsNoSecret() {
    assertThat(endpoint.toString()).contains("sdk-client").doesNotContain("wörd");
  }

  private TokenEndpoint.Builder builder() {
    return TokenEndpoint.builder("acme", server.uri().resolve(PATH));
  }

  private TokenEndpoint open(TokenEndpoint.Builder builder) {
    return builder.config(config).open(OkHttpTransports.standard());
  }

  private List<String> bodies() {
    return server.requests().stream().map(ReceivedRequest::bodyText).toList();
  }

  private static ScriptedResponse reply(String fields) {
    return ScriptedResponse.json(
        "{" + fields.replace('\'', '"') + ",\"token_type\":\"Bearer\",\"not-before-policy\":0}");
  }

  private static ScriptedResponse error(int status, String code, String description) {
    return ScriptedResponse.status(status)
        .header("Content-Type", "application/json")
        .body("{\"error\":\"" + code + "\",\"error_description\":\"" + description + "\"}");
  }

  private static String printed(Throwable failure) {
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    return failure instanceof ApiException api
        ? printed + api.details().toString() + api.body()
        : printed.toString();
  }
}
