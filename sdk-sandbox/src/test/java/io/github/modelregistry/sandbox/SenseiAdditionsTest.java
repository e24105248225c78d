package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.testkit.ManualClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulation does that the typed client does not show, beyond models. */
class SenseiAdditionsTest {

  private static final String BASE = "/data/sensei";
  private static final String EXPERIMENT =
      BASE + "/experiments/5cb25a2d-2cbd-4c99-a619-8ddae5250a7b";
  private static final String RUN = EXPERIMENT + "/runs/33408593-2871-4198-a812-6d1b7d939cda";
  private static final String ARTIFACT =
      BASE + "/models/15c53796-bd6b-4e09-b51d-7296aa20af71/artifact";
  private static final String INSTANCE = "46986c8f-7739-4376-8509-0178bdf32cda";
  private static final String FAMILY = "application/vnd.adobe.platform.sensei+json;profile=";

  private final ManualClock clock = ManualClock.at("2026-02-04T11:00:00Z");

  @RegisterExtension
  final SandboxExtension extension =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.SENSEI).clock(clock));

  private SenseiSandbox sensei;
  private Caller caller;

  @BeforeEach
  void connect(SenseiSandbox sandbox) {
    sensei = sandbox;
    caller = Caller.of(sandbox);
  }

  @ParameterizedTest
  @CsvSource({
    "/experiments, experimentListing",
    "/experiments/5cb25a2d-2cbd-4c99-a619-8ddae5250a7b, experiment",
    "/experiments/5cb25a2d-2cbd-4c99-a619-8ddae5250a7b/runs, experimentRunListing",
    "/insights, insightListing",
    "/insights/metrics, defaultMetricsListing",
    "/insights/08b8d174-6b0d-4d7e-acd8-1c4c908e14b2, insight",
    "/engines, engineListing",
    "/engines/dockerRegistry, enginesDockerRegistryInfo",
    "/engines/22f4166f-85ba-4130-a995-a2b8e1edde32, engine",
    "/mlInstances, mlInstanceListing",
    "/mlInstances/46986c8f-7739-4376-8509-0178bdf32cda, mlInstance",
    "/mlServices, mlServiceListing",
    "/mlServices/68d936d8-17e6-44ef-a4b6-c7502055638b, mlService",
  })
  void eachDocumentHasItsMediaTypeAndTheGatewayBeforeIt(String path, String profile) {
    Caller.Response response = caller.get(BASE + path);

    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo(FAMILY + profile + ".v1.json");
    assertThat(Caller.of(sensei).with("Authorization", null).get(BASE + path).at("error_code"))
        .isEqualTo("\"403010\"");
    assertThat(caller.with("Accept", "text/html").get(BASE + path).status()).isEqualTo(406);
  }

  @Test
  void theStatusOfARunHasItsMediaTypeAndIsNotCountedAsAModel() {
    Caller.Response response = caller.get(RUN + "/status");

    assertThat(response.header("Content-Type")).isEqualTo(FAMILY + "experimentRunStatus.v1.json");
    assertThat(response.at("name"))
        .isEqualTo("\"RunStatus for experimentRunId 33408593-2871-4198-a812-6d1b7d939cda\"");
    assertThat(caller.get(RUN + "/status").text()).isEqualTo(response.text());
  }

  @Test
  void listsOfRunsEnginesAndInstancesAreCountedAsInTheGuide() {
    assertThat(caller.get(EXPERIMENT + "/runs?property=mode%3D%3Dtrain").at("_page"))
        .isEqualTo(
            "{\"property\":\"mode==train,experimentId==5cb25a2d-2cbd-4c99-a619-8ddae5250a7b,"
                + "deleted==false\",\"totalCount\":1,\"count\":1}");
    assertThat(caller.get(BASE + "/engines").json().at("_page", "totalCount")).isNotNull();
    assertThat(caller.get(BASE + "/mlInstances").json().at("_page", "totalCount")).isNotNull();
    assertThat(caller.get(BASE + "/experiments").json().at("_page", "totalCount")).isNull();
    assertThat(caller.get(BASE + "/insights").json().at("_page", "totalCount")).isNull();
    assertThat(caller.get(BASE + "/mlServices").json().at("_page", "totalCount")).isNull();
  }

  @Test
  void aCreatedDocumentIsAt201AndItsAddress() {
    Caller.Response made =
        caller.post(
            BASE + "/experiments", "{\"name\":\"n\",\"mlInstanceId\":\"" + INSTANCE + "\"}");
    String id = made.json().at("id").asString();

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo(sensei.serviceUrl() + "/experiments/" + id);
    assertThat(made.at("created")).isEqualTo("\"2026-02-04T11:00:00.000Z\"");
    Caller.Response run = caller.post(BASE + "/experiments/" + id + "/runs", "{\"mode\":\"fp\"}");
    assertThat(run.header("Location"))
        .startsWith(sensei.serviceUrl() + "/experiments/" + id + "/runs/");
    assertThat(run.at("tasks")).as("the instance has none").isEqualTo("[{\"name\":\"fp\"}]");
  }

  /** The guide sends an experiment back without its id, and times that are the service's to set. */
  @Test
  void aReplacementOfAnExperimentNeedsNoId() {
    clock.advance(Duration.ofHours(1));
    String body =
        "{\"name\":\"An updated name\",\"mlInstanceId\":\""
            + INSTANCE
            + "\",\"created\":\"2000-01-01T00:00:00.000Z\",\"createdByService\":true}";

    Caller.Response changed =
        caller.send(
            caller
                .to(EXPERIMENT)
                .header("Content-Type", FAMILY + "experiment.v1.json")
                .PUT(BodyPublishers.ofString(body)));

    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.at("name")).isEqualTo("\"An updated name\"");
    assertThat(changed.at("id")).isEqualTo("\"5cb25a2d-2cbd-4c99-a619-8ddae5250a7b\"");
    assertThat(changed.at("created")).isEqualTo("\"2019-01-01T00:00:00.000Z\"");
    assertThat(changed.at("updated")).isEqualTo("\"2026-02-04T12:00:00.000Z\"");
    assertThat(changed.at("createdByService")).isEqualTo("false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/experiments | {} | name",
        "/experiments | {'name':' ','mlInstanceId':'46986c8f-7739-4376-8509-0178bdf32cda'} | name",
        "/experiments | {'name':'n'} | mlInstanceId",
        "/experiments | {'name':'n','mlInstanceId':'x'} | mlInstanceId",
        "/experiments/5cb25a2d-2cbd-4c99-a619-8ddae5250a7b/runs | {} | mode",
        "/experiments/5cb25a2d-2cbd-4c99-a619-8ddae5250a7b/runs | {'mode':'x'} | mode",
        "/experiments/3cb25a2d-2cbd-4d34-a619-8ddae5259a5t/runs | {'mode':'score'} | mode",
        "/insights | {'metrics':[{'name':7}]} | metrics.0.name",
      })
  void aFieldThatIsNotValidIsNamed(String path, String body, String field) {
    Caller.Response refused = caller.post(BASE + path, body.replace('\'', '"'));

    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    assertThat(refused.at("additionalDetails")).isEqualTo("{\"field\":\"" + field + "\"}");
  }

  @Test
  void anExperimentMayBeOfAQueryInPlaceOfAnInstance() {
    assertThat(
            caller
                .post(BASE + "/experiments", "{\"name\":\"n\",\"mlInstanceQuery\":\"name==x\"}")
                .status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"nowhere, 404, Not Found", "46986c8f-7739-4376-8509-0178bdf32cda, 410, Gone"})
  void deletingWhatIsNotThereIsNotFoundOrGone(String instance, int status, String title) {
    String experiments = BASE + "/experiments?mlInstanceId=";
    caller.send(caller.to(experiments + INSTANCE).DELETE());

    Caller.Response again = caller.send(caller.to(experiments + instance).DELETE());

    assertThat(again.status()).isEqualTo(status);
    assertThat(again.at("title")).isEqualTo("\"" + title + "\"");
  }

  @Test
  void aFileIsSentWholeUnlessATestWantsRanges() {
    Caller.Response whole = caller.with("Range", "bytes=0-2").get(ARTIFACT);
    sensei.sendRanges();
    // No specification has it; clients must be ready for it.
    Caller.Response part = Caller.exchange(caller.to(ARTIFACT).build());

    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(whole.header("ETag")).isEmpty();
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo(whole.text().substring(0, 3));
    sensei.reset();
    assertThat(caller.get(ARTIFACT).header("ETag")).isEmpty();
  }

  @Test
  void aFileIsNoJson() {
    Caller.Response refused = caller.with("Accept", "application/json").get(ARTIFACT);

    assertThat(refused.status()).isEqualTo(406);
    assertThat(refused.at("detail")).isEqualTo("\"The response is application/octet-stream\"");
    assertThat(Caller.of(sensei).with("Accept", "application/octet-stream").get(ARTIFACT).status())
        .isEqualTo(200);
  }

  @Test
  void resetForgetsRunsThatWereToFail() {
    sensei.failNextRun("no");
    sensei.reset();
    String id =
        caller.post(EXPERIMENT + "/runs", "{\"mode\":\"train\"}").json().at("id").asString();
    String status = EXPERIMENT + "/runs/" + id + "/status";
    caller.get(status);
    caller.get(status);

    assertThat(caller.get(status).text()).contains("DONE").doesNotContain("message");
  }

  @Test
  void anotherSandboxOfThePlatformHasNoneOfIt() {
    Caller elsewhere = caller.with("x-sandbox-name", "dev");

    assertThat(elsewhere.get(EXPERIMENT).status()).isEqualTo(404);
    assertThat(elsewhere.get(RUN).status()).isEqualTo(404);
    assertThat(elsewhere.get(ARTIFACT).status()).isEqualTo(404);
    assertThat(elsewhere.get(BASE + "/engines").at("children")).isEqualTo("[]");
  }
}
