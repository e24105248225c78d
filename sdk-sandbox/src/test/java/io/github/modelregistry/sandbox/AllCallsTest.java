package io.github.modelregistry.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Responses to all calls of the API, and the record of them. */
class AllCallsTest {

  private static final String LIST = "/v1/api/workspaces/list";

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(
          ModelRegistrySandbox.builder().select(SandboxVendor.WALLAROO, SandboxVendor.SENSEI));

  private WallarooSandbox wallaroo;
  private SenseiSandbox sensei;

  @BeforeEach
  void connect(WallarooSandbox wallaroo, SenseiSandbox sensei) {
    this.wallaroo = wallaroo;
    this.sensei = sensei;
  }

  private Caller.Response list() {
    return call(wallaroo.baseUrl().resolve(LIST), "{}");
  }

  private Caller.Response logIn() {
    return call(
        wallaroo.baseUrl().resolve("/auth/realms/master/protocol/openid-connect/token"), "");
  }

  private Caller.Response call(URI address, String body) {
    return Caller.exchange(
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + wallaroo.token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void allCallsGetTheSameAnswerUntilTheBeginning() {
    wallaroo.respondAlways(418, "text/html", "<p>no");

    for (Caller.Response answer :
        new Caller.Response[] {
          list(), list(), call(wallaroo.baseUrl().resolve("/v1/api/nowhere?a=b"), "[")
        }) {
      assertThat(answer.status()).isEqualTo(418);
      assertThat(answer.header("Content-Type")).isEqualTo("text/html");
      assertThat(answer.text()).isEqualTo("<p>no");
    }
    wallaroo.reset();
    assertThat(list().status()).isEqualTo(200);
  }

  @Test
  void theLastAnswerCountsAndFailuresWait() {
    wallaroo.failNext(1, 429);
    wallaroo.respondAlways(500, "text/plain", "");
    wallaroo.respondAlways(200, "application/json", "{\"workspaces\":[]}");

    assertThat(list().text()).isEqualTo("{\"workspaces\":[]}");
    assertThat(list().status()).isEqualTo(200);
  }

  @Test
  void whoLogsInAndStubsAreNotTouched() {
    wallaroo.server().stubFor(post(LIST).willReturn(aResponse().withStatus(502)));
    wallaroo.respondAlways(503, "text/plain", "down");
    sensei.respondAlways(503, "text/plain", "down");

    assertThat(list().status()).isEqualTo(502);
    assertThat(logIn().status()).isNotEqualTo(503);
    assertThat(call(sensei.baseUrl().resolve("/ims/token/v3"), "").status()).isNotEqualTo(503);
    assertThat(call(sensei.baseUrl().resolve("/data/sensei/models/"), "").status()).isEqualTo(503);
  }

  @Test
  void callsAreToldTheOldestFirstWithoutLogins() {
    wallaroo.server().stubFor(post("/stubbed?x=1").willReturn(aResponse().withStatus(204)));
    list();
    logIn();
    call(wallaroo.baseUrl().resolve("/stubbed?x=1"), "");

    assertThat(wallaroo.calls())
        .extracting(LoggedRequest::getUrl)
        .containsExactly(LIST, "/stubbed?x=1");
    assertThat(wallaroo.server().getAllServeEvents()).hasSize(3);
    assertThat(sensei.calls()).isEmpty();
    wallaroo.reset();
    assertThat(wallaroo.calls()).isEmpty();
  }

  @Test
  void whetherTheSandboxIsAliveIsNoCall() {
    Caller.exchange(HttpRequest.newBuilder(wallaroo.baseUrl().resolve("/__sandbox/alive")).build());

    assertThat(wallaroo.calls()).isEmpty();
  }

  @Test
  void whatIsNoStatusIsRefused() {
    assertThatThrownBy(() -> wallaroo.respondAlways(99, "text/plain", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99");
    assertThatThrownBy(() -> wallaroo.failNext(1, 600, Map.of(), null)).hasMessageContaining("600");
    assertThat(list().status()).isEqualTo(200);
  }
}
