package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.testkit.ManualClock;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Plays the calls of the vendor's guide, header by header, and wants the answers that it prints.
 */
class SenseiSeedTest {

  private static final String SEED = "sdk-sensei/src/test/resources/seed/";
  private static final String FIRST = "/data/sensei/models/15c53796-bd6b-4e09-b51d-7296aa20af71";
  private static final String REGISTERED =
      "/data/sensei/models/a28f151a-597a-4a7e-87e9-1c1dbc9c2af7";
  private static final String FAMILY = "application/vnd.adobe.platform.sensei+json;profile=";

  private final ManualClock clock = ManualClock.at("2026-02-04T11:00:00Z");

  @RegisterExtension
  final SandboxExtension extension =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.SENSEI).clock(clock));

  private SenseiSandbox sensei;

  @BeforeEach
  void connect(SenseiSandbox sandbox) {
    sensei = sandbox;
  }

  private static JsonValue seed(String file) {
    return JsonValue.parse(Caller.fixture(SEED + file));
  }

  private static JsonValue printed(String call) {
    return seed(call + ".response.json");
  }

  /** Sends a call as the guide has it; only what stands in braces is filled in. */
  private Caller.Response play(String call) {
    JsonValue told = seed(call + ".request.json");
    StringBuilder target = new StringBuilder(told.at("path").asString());
    JsonValue query = told.get("query");
    if (query != null) {
      query
          .fields()
          .forEach(
              (name, value) ->
                  target
                      .append(target.indexOf("?") < 0 ? '?' : '&')
                      .append(name)
                      .append('=')
                      .append(URLEncoder.encode(value.asString(), StandardCharsets.UTF_8)));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sensei.baseUrl().resolve(target.toString()))
            .method(told.at("method").asString(), body(told));
    told.at("headers")
        .fields()
        .forEach((name, value) -> request.header(name, filledIn(value.asString())));
    return Caller.of(sensei).send(request);
  }

  private String filledIn(String header) {
    return header
        .replace("{ACCESS_TOKEN}", sensei.token())
        .replace("{API_KEY}", sensei.clientId())
        .replace("{ORG_ID}", sensei.organization())
        .replace("{SANDBOX_NAME}", "prod")
        .replace("multipart/form-data", "multipart/form-data; boundary=b");
  }

  private static BodyPublisher body(JsonValue told) {
    JsonValue parts = told.get("multipart");
    if (parts == null) {
      JsonValue body = told.get("body");
      return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
    }
    StringBuilder form = new StringBuilder();
    for (JsonValue part : parts.elements()) {
      String file = JsonFields.textOrNull(part, "filename");
      String type = JsonFields.textOrNull(part, "contentType");
      form.append("--b\r\nContent-Disposition: form-data; name=\"")
          .append(part.at("name").asString())
          .append(file == null ? "\"" : "\"; filename=\"" + file + "\"")
          .append(type == null ? "" : "\r\nContent-Type: " + type)
          .append("\r\n\r\n")
          .append(part.get("json") == null ? "bytes" : part.get("json"))
          .append("\r\n");
    }
    return BodyPublishers.ofString(form + "--b--\r\n");
  }

  private void goTo(String time) {
    clock.advance(Duration.between(clock.instant(), Instant.parse(time)));
  }

  private static void assertAnswer(Caller.Response answer, int status, String profile) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo(FAMILY + profile + ".v1.json");
  }

  @Test
  void listModels() {
    Caller.of(sensei).send(Caller.of(sensei).to(REGISTERED).DELETE());

    Caller.Response answer = play("list-models");

    assertAnswer(answer, 200, "modelListing");
    assertThat(answer.json()).isEqualTo(printed("list-models"));
  }

  @Test
  void theModelThatTheGuideRegistersIsListedBehindTheOthers() {
    JsonValue children = play("list-models").json().at("children");

    assertThat(children.elements()).hasSize(4);
    assertThat(children.at(3)).isEqualTo(printed("register-model"));
  }

  @Test
  void theListIsFoundWithASlashAtItsEndToo() {
    Caller caller = Caller.of(sensei);
    String query = "?property=experimentRunId==33408593-2871-4198-a812-6d1b7d939cda";

    assertThat(Caller.exchange(caller.to("/data/sensei/models/").build()).text())
        .isEqualTo(play("list-models").text());
    assertThat(Caller.exchange(caller.to("/data/sensei/models/" + query).build()).json())
        .isEqualTo(printed("find-models-by-run"));
  }

  @Test
  void findModelsByRun() {
    Caller.Response answer = play("find-models-by-run");

    assertAnswer(answer, 200, "modelListing");
    assertThat(answer.json()).isEqualTo(printed("find-models-by-run"));
  }

  @Test
  void getModel() {
    Caller.Response answer = play("get-model");

    assertAnswer(answer, 200, "model");
    assertThat(answer.json()).isEqualTo(printed("get-model"));
  }

  @Test
  void registerModel() {
    goTo("2020-06-15T20:55:41.520Z");

    Caller.Response answer = play("register-model");

    assertAnswer(answer, 201, "model");
    String id = answer.json().at("id").asString();
    assertThat(answer.json())
        .isEqualTo(
            JsonValue.parse(
                printed("register-model")
                    .toString()
                    .replace("a28f151a-597a-4a7e-87e9-1c1dbc9c2af7", id)));
    assertThat(answer.header("Location")).isEqualTo(sensei.serviceUrl() + "/models/" + id);
    assertThat(Caller.of(sensei).get("/data/sensei/models/" + id).json()).isEqualTo(answer.json());
  }

  @Test
  void updateModel() {
    goTo(printed("update-model").at("updated").asString());

    Caller.Response answer = play("update-model");

    assertAnswer(answer, 200, "model");
    assertThat(answer.json()).isEqualTo(printed("update-model"));
    assertThat(play("get-model").json()).isEqualTo(printed("update-model"));
  }

  @Test
  void updateModelWithTheProfileThatTheGuidePrints() {
    goTo(printed("update-model").at("updated").asString());
    String body = seed("update-model.request.json").at("body").toString();

    Caller caller = Caller.of(sensei).with("Content-Type", FAMILY + "mlInstance.v1.json");
    Caller.Response answer = caller.send(caller.to(FIRST).PUT(BodyPublishers.ofString(body)));

    assertThat(answer.json()).isEqualTo(printed("update-model"));
  }

  @Test
  void deleteModel() {
    Caller.Response answer = play("delete-model");

    assertAnswer(answer, 200, "api-response");
    assertThat(answer.json()).isEqualTo(printed("delete-model"));
    assertThat(play("get-model").status()).isEqualTo(404);
    assertThat(play("delete-model").status()).isEqualTo(404);
    assertThat(play("list-transcodings").status()).isEqualTo(404);
    assertThat(play("list-models").text()).doesNotContain("15c53796-bd6b-4e09-b51d-7296aa20af71");
  }

  @Test
  void createTranscoding() {
    goTo("2020-06-12T22:01:55.886Z");

    Caller.Response answer = play("create-transcoding");

    assertAnswer(answer, 201, "modelTranscoding");
    assertThat(answer.json()).isEqualTo(printed("create-transcoding"));
    assertThat(answer.header("Location"))
        .isEqualTo(sensei.baseUrl() + FIRST + "/transcodings/491a3be5-1d32-4541-94d5-cd1cd07affb5");
  }

  @Test
  void listTranscodings() {
    Caller.Response answer = play("list-transcodings");

    assertAnswer(answer, 200, "modelTranscodingListing");
    assertThat(answer.json()).isEqualTo(printed("list-transcodings"));
  }

  @Test
  void getTranscoding() {
    Caller.Response answer = play("get-transcoding");

    assertAnswer(answer, 200, "modelTranscoding");
    assertThat(answer.json()).isEqualTo(printed("get-transcoding"));
  }
}
