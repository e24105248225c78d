package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs in other languages can do at the control URL. */
@ExtendWith(SandboxExtension.class)
class ControlTest {

  private static final String LIST = "/api/ml/v1/models";

  private ModelRegistrySandbox sandbox;
  private String url;

  @BeforeEach
  void read(ModelRegistrySandbox running) {
    sandbox = running;
    url = running.environment().get("MODEL_REGISTRY_SANDBOX_CONTROL_URL");
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(url + path));
  }

  private HttpRequest.Builder withSecret(String path) {
    return to(path)
        .header(
            "X-Sandbox-Token", sandbox.environment().get("MODEL_REGISTRY_SANDBOX_CONTROL_SECRET"));
  }

  private static Caller.Response send(HttpRequest.Builder request) {
    return Caller.exchange(request.build());
  }

  private Caller.Response post(String path, String json) {
    return send(withSecret(path).POST(BodyPublishers.ofString(json)));
  }

  private void call(String path, String json) {
    Caller.Response response = post(path, json);
    assertThat(response.status()).as(response.text()).isEqualTo(204);
    assertThat(response.text()).isEmpty();
  }

  private Caller trueFoundry() {
    return Caller.of(sandbox.trueFoundry(), "ml");
  }

  @Test
  void healthNeedsNoSecretAndNamesTheVendors() {
    Caller.Response health = send(to("/health"));

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.header("Content-Type")).isEqualTo("application/json");
    assertThat(health.at("status")).isEqualTo("\"UP\"");
    assertThat(health.json().at("vendors").fields())
        .hasSameSizeAs(SandboxVendor.values())
        .extractingByKey("wallaroo")
        .hasToString("{\"url\":\"" + sandbox.wallaroo().baseUrl() + "\",\"ready\":true}");
    assertThat(health.text()).doesNotContain(sandbox.secret());
  }

  @Test
  void healthIsNotUpBeforeAllServersRun() {
    SandboxControl starting = new SandboxControl();

    assertThat(
            starting.respond(SandboxRequest.of("GET", "/health", Map.of(), new byte[0])).status())
        .isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/alive",
        "/reset",
        "/wallaroo",
        "/wallaroo/requests",
        "/nothing",
        "/health/x"
      })
  void everythingElseNeedsTheSecretAndSaysNothingWithoutIt(String path) {
    Caller.Response without = send(to(path));
    Caller.Response wrong = send(to(path).header("X-Sandbox-Token", sandbox.secret() + "x"));
    Caller.Response posted =
        send(to(path).header("X-Sandbox-Token", "").POST(BodyPublishers.ofString("{}")));

    for (Caller.Response refused : List.of(without, wrong, posted)) {
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.text())
          .isEqualTo(
              "{\"message\":\"The header X-Sandbox-Token must have the secret of this sandbox.\"}");
    }
  }

  @Test
  void aStormOf429EndsWhenFaultsAreCleared() {
    call(
        "/truefoundry/failNext",
        "{\"calls\":1000,\"status\":429,\"headers\":{\"Retry-After\":\"1\"}}");

    Caller.Response throttled = trueFoundry().get(LIST);
    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.header("Retry-After")).isEqualTo("1");
    call("/truefoundry/clearFaults", "");
    assertThat(trueFoundry().get(LIST).status()).isEqualTo(200);
  }

  @Test
  void aFailureMayHaveABodyOfItsOwn() {
    call("/truefoundry/failNext", "{\"calls\":1,\"status\":502,\"body\":\"Bad Gateway\"}");
    assertThat(send(HttpRequest.newBuilder(sandbox.trueFoundry().baseUrl().resolve(LIST))).text())
        .isEqualTo("Bad Gateway");

    call("/truefoundry/failNext", "{\"calls\":1,\"status\":500,\"headers\":{},\"body\":null}");
    assertThat(trueFoundry().get(LIST).text()).contains("Internal Server Error");
  }

  @Test
  void aBodyIsCutAfterSomeBytes() throws IOException {
    call("/truefoundry/cutResponses", "{\"responses\":1,\"afterBytes\":100}");

    HttpURLConnection cut =
        (HttpURLConnection) sandbox.trueFoundry().baseUrl().resolve(LIST).toURL().openConnection();
    cut.setRequestProperty("Authorization", "Bearer " + sandbox.trueFoundry().token());
    try (InputStream in = cut.getInputStream()) {
      assertThat(cut.getHeaderFieldLong("Content-Length", 0)).isGreaterThan(1000);
      assertThat(in.readNBytes(100)).hasSize(100);
      assertThat(hasEnded(in)).isTrue();
    }
    assertThat(trueFoundry().get(LIST).status()).isEqualTo(200);
  }

  /** Newer JDKs throw where older ones report the end of the body. */
  private static boolean hasEnded(InputStream in) {
    try {
      return in.read() == -1;
    } catch (IOException cut) {
      return true;
    }
  }

  @Test
  void tokensExpire() {
    Caller sensei = Caller.of(sandbox.sensei());
    assertThat(sensei.get("/data/sensei/models").status()).isEqualTo(200);

    call("/sensei/expireTokens", "{}");
    assertThat(sensei.get("/data/sensei/models").status()).isEqualTo(401);

    String token = post("/sensei/token", "").json().at("result").asString();
    assertThat(sensei.with("Authorization", "Bearer " + token).get("/data/sensei/models").status())
        .isEqualTo(200);
  }

  @Test
  void theClockMovesForwardUntilAReset() {
    String before = sandbox.trueFoundry().token();
    call("/advanceClock", "{\"duration\":\"P3650D\"}");
    String id = post("/sensei/addModel", "{\"name\":\"later\"}").json().at("result").asString();

    Caller.Response later = Caller.of(sandbox.sensei()).get("/data/sensei/models/" + id);
    assertThat(later.at("created").substring(1, 5)).isGreaterThan("2035");
    assertThat(before).isEqualTo(sandbox.trueFoundry().token());
    call("/reset", "");
    assertThat(Caller.of(sandbox.sensei()).get("/data/sensei/models/" + id).status())
        .isEqualTo(404);
    String now = sandbox.sensei().addModel("now");
    assertThat(Caller.of(sandbox.sensei()).get("/data/sensei/models/" + now).at("created"))
        .doesNotContain(later.at("created").substring(1, 5));
  }

  @Test
  void aModelIsPatchedWithJson() {
    call("/wallaroo/patchModel", "{\"modelId\":839,\"json\":{\"model\":{\"score\":1.10}}}");

    assertThat(
            Caller.of(sandbox.wallaroo())
                .post("/v1/api/models/list", "{\"workspace_id\":108}")
                .text())
        .contains("\"score\":1.10");
  }

  @ParameterizedTest
  @EnumSource
  void eachVendorHasTheMethodsOfTheJavaApi(SandboxVendor vendor) {
    Caller.Response described = send(withSecret("/" + vendor.id()));

    assertThat(described.status()).isEqualTo(200);
    assertThat(described.text())
        .contains(
            "{\"name\":\"failNext\",\"parameters\":{\"calls\":\"number\",\"status\":\"number\"}}",
            "\"latency\":\"duration such as PT0.5S\"",
            "\"headers\":\"object of texts, optional\",\"body\":\"text, optional\"")
        .contains("cutDownloads", "cutUploads", "limitTransferRate", "failNextStorageCalls")
        .contains("expireSignedUrls", "addModels", "\"reset\"")
        .doesNotContain("close", "notify", "hashCode", "arg0");
    call("/" + vendor.id() + "/addModels", "{\"models\":2}");
    call("/" + vendor.id() + "/latency", "{\"latency\":\"PT0S\"}");
    call("/" + vendor.id() + "/expireSignedUrls", "");
    call("/" + vendor.id() + "/reset", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/wallaroo/failNext | {\"calls\":1} | 400 | failNext takes {",
        "/wallaroo/failNext | {\"calls\":1,\"status\":500,\"code\":1} | 400 | not [calls, status,"
            + " code]",
        "/wallaroo/failNext | {\"calls\":\"x\",\"status\":500} | 400 | calls must be a number",
        "/wallaroo/failNext | {\"calls\":1.5,\"status\":500} | 400 | calls must be a number, not"
            + " 1.5",
        "/wallaroo/failNext | {\"calls\":9999999999,\"status\":500} | 400 | calls must be a number",
        "/wallaroo/failNext | {\"calls\":null,\"status\":500} | 400 | calls must be a number, not"
            + " null",
        "/wallaroo/failNext | {\"calls\":0,\"status\":500} | 400 | calls must be at least 1, not 0",
        "/wallaroo/failNext | {\"calls\":1,\"status\":42} | 400 | from 200 to 599, not 42",
        "/wallaroo/failNext | [1] | 400 | The body must be a JSON object",
        "/wallaroo/failNext | {calls:1} | 400 | JSON",
        "/wallaroo/latency | {\"latency\":\"5s\"} | 400 | latency must be a duration such as"
            + " PT0.5S",
        "/wallaroo/latency | {\"latency\":\"-PT1S\"} | 400 | must not be negative",
        "/wallaroo/latency | {\"latency\":\"P999999999999D\"} | 400 | latency",
        "/wallaroo/failnext | {} | 404 | There is no failnext, only [",
        "/wallaroo/failNext/x | {} | 404 | There is no failNext/x",
        "/wallaroo/close | {} | 404 | There is no close",
        "/wallaroo/toString | {} | 404 | There is no toString",
        "/close | {} | 404 | There is no close, only [advanceClock, reset]",
        "/acme/failNext | {} | 404 | There is no acme/failNext",
        "/wallaroo/requests | {} | 405 | read by GET",
        "/advanceClock | {\"duration\":\"-PT1S\"} | 400 | cannot go back",
        "/advanceClock | {\"duration\":\"P9999999D\"} | 400 | cannot go beyond the year 9000",
        "/advanceClock | {\"duration\":\"P106751991167300D\"} | 400 | beyond the year 9000",
        "/wallaroo/advance | {\"versionId\":5} | 400 | 5",
      })
  void badInputIsExplained(String path, String json, int status, String message) {
    Caller.Response refused = post(path, json);

    assertThat(refused.status()).as(refused.text()).isEqualTo(status);
    assertThat(refused.json().at("message").asString()).contains(message);
    assertThat(sandbox.wallaroo().server().isRunning()).isTrue();
  }

  @Test
  void methodsAreCalledByPostOnly() {
    assertThat(send(withSecret("/wallaroo/reset")).status()).isEqualTo(405);
    assertThat(send(withSecret("/wallaroo/reset").DELETE()).status()).isEqualTo(405);
    assertThat(post("/wallaroo/reset", "x".repeat((1 << 20) + 1)).status()).isEqualTo(413);
  }

  @Test
  void requestsAreListedSelectedAndForgotten() {
    sandbox.trueFoundry().failNext(1, 503);
    trueFoundry().get(LIST + "?limit=5");
    trueFoundry().get(LIST + "?limit=5");

    Caller.Response all = send(withSecret("/truefoundry/requests"));
    assertThat(all.text())
        .isEqualTo(
            "{\"count\":2,\"requests\":["
                + "{\"kind\":\"call\",\"method\":\"GET\",\"path\":\"/api/ml/v1/models\","
                + "\"query\":\"limit=5\",\"status\":503},"
                + "{\"kind\":\"call\",\"method\":\"GET\",\"path\":\"/api/ml/v1/models\","
                + "\"query\":\"limit=5\",\"status\":200}]}");
    assertThat(count("?status=503")).isEqualTo(1);
    assertThat(count("?method=GET&kind=call&path=/api/ml/v1/models")).isEqualTo(2);
    assertThat(count("?method=POST")).isZero();
    Caller.Response unknown = send(withSecret("/truefoundry/requests?stat=503"));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.at("message")).contains("[kind, method, path, status], not by stat");

    assertThat(send(withSecret("/truefoundry/requests").DELETE()).status()).isEqualTo(204);
    assertThat(count("")).isZero();
  }

  @Test
  void loginsAreOfAKindOfTheirOwn() {
    Caller.exchange(
        HttpRequest.newBuilder(sandbox.sensei().baseUrl().resolve("/ims/token/v3"))
            .POST(BodyPublishers.noBody())
            .build());

    JsonValue requests = send(withSecret("/sensei/requests")).json().at("requests");
    assertThat(requests.at(0, "kind").asString()).isEqualTo("token");
    assertThat(sandbox.sensei().calls()).isEmpty();
  }

  private long count(String query) {
    return send(withSecret("/truefoundry/requests" + query)).json().at("count").asLong();
  }

  @Test
  void everyServerHasTheControlInterfaceWhichFaultsDoNotAffect() {
    sandbox.vendors().forEach(vendor -> vendor.respondAlways(500, "text/plain", "no"));

    for (VendorSandbox vendor : sandbox.vendors()) {
      HttpRequest.Builder health =
          HttpRequest.newBuilder(vendor.baseUrl().resolve("/__sandbox/health"));
      assertThat(send(health).status()).isEqualTo(200);
      assertThat(vendor.server().getAllServeEvents()).isEmpty();
    }
  }
}
