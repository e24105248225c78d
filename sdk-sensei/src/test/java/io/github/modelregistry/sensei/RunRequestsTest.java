package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.sensei.model.ExperimentRun;
import io.github.modelregistry.sensei.model.ExperimentRunListing;
import io.github.modelregistry.sensei.model.InputReference;
import io.github.modelregistry.sensei.model.ResourceType;
import io.github.modelregistry.sensei.model.RunMode;
import io.github.modelregistry.sensei.model.RunStatus;
import io.github.modelregistry.sensei.model.Task;
import io.github.modelregistry.sensei.model.TaskDataset;
import io.github.modelregistry.sensei.model.TaskDatasets;
import io.github.modelregistry.sensei.model.TaskLog;
import io.github.modelregistry.sensei.model.TaskParameter;
import io.github.modelregistry.sensei.model.TaskState;
import io.github.modelregistry.sensei.model.TaskStatus;
import io.github.modelregistry.testkit.Fixtures;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The calls about runs, as they are sent and read. */
class RunRequestsTest {

  @RegisterExtension static final FakeSensei SENSEI = new FakeSensei();

  private static final String RUN =
      """
      {"id":"r-1","mode":"train","description":"first","experimentId":"e-1",
       "created":"2019-01-01T00:00:00.000Z","createdBy":{"userId":"Jane_Doe@AdobeID"},
       "updated":"2019-01-01T00:00:00.000Z","createdBySchedule":false,
       "tasks":[{"name":"train","parameters":[{"key":"rate","value":"0.3"}],
         "datasets":{"inputs":[{"name":"in","id":"d-1","diskSizeInGB":8,"resType":"dataset",
           "downloadRequired":true,
           "refInput":{"experimentRunId":"r-0","taskName":"fp","outputName":"out"}}],
          "outputs":[{"name":"model","resType":"model","uploadRequired":true,
           "generatedURI":"wasbs://a@b.test/model","metadata":{"k":[1]}}]}}],
       "runChain":{"trainTaskId":"urn:t-1","evaluateTaskId":"urn:t-2"}}\
      """;

  @Test
  void aListOfRunsIsAskedForByAllFourParametersAndReadWhole() {
    SENSEI.answer(
        "/experiments/e-1/runs",
        200,
        "experimentRunListing.v1.json",
        "{\"children\":["
            + RUN
            + "],\"_page\":{\"property\":\"mode==train,experimentId==e-1,deleted==false\","
            + "\"totalCount\":1,\"count\":1}}");

    ExperimentRunListing page =
        SENSEI
            .client()
            .runs()
            .listRuns(
                q ->
                    q.experimentId("e-1")
                        .start("r-0")
                        .limit(5)
                        .orderby(List.of("created"))
                        .property(List.of("mode==train")));

    SENSEI.onlyCall(
        "GET",
        "/experiments/e-1/runs?start=r-0&limit=5&orderby=created&property=mode%3D%3Dtrain",
        "experimentRunListing");
    assertThat(page.children()).extracting(ExperimentRun::id).containsExactly("r-1");
    assertThat(Objects.requireNonNull(page.page()).totalCount()).isEqualTo(1);
  }

  @Test
  void aTrainingRunIsStartedByItsModeAlone() {
    SENSEI.answer(
        "/experiments/e-1/runs",
        FakeSensei.document(201, FakeSensei.PROFILE + "experimentRun.v1.json", RUN)
            .withHeader(
                "Location", "https://platform.adobe.io/data/sensei/experiments/e-1/runs/r"));

    ApiResponse<ExperimentRun> started =
        SENSEI
            .client()
            .withRawResponse()
            .runs()
            .createRun(q -> q.experimentId("e-1").mode(RunMode.TRAIN));

    LoggedRequest sent = SENSEI.onlyCall("POST", "/experiments/e-1/runs", "experimentRun");
    FakeSensei.assertBody(sent, "experimentRun", "{\"mode\":\"train\"}");
    assertThat(started.status()).isEqualTo(201);
    assertThat(started.headers().get("Location")).endsWith("/experiments/e-1/runs/r");
    assertThat(started.body().experimentId()).isEqualTo("e-1");
  }

  @Test
  void aRunMayHaveTasksOfItsOwn() {
    SENSEI.answer("/experiments/e-1/runs", 200, "experimentRun.v1.json", RUN);
    Task task =
        Task.builder()
            .name("score")
            .parameters(List.of(TaskParameter.builder().key("out").value("d-2").build()))
            .build();

    SENSEI
        .client()
        .runs()
        .createRun(
            q ->
                q.experimentId("e-1")
                    .mode(RunMode.SCORE)
                    .description("by hand")
                    .tasks(List.of(task)));

    FakeSensei.assertBody(
        SENSEI.onlyRequest(),
        "experimentRun",
        """
        {"mode":"score","description":"by hand",
         "tasks":[{"name":"score","parameters":[{"key":"out","value":"d-2"}]}]}\
        """);
  }

  @Test
  void aRunIsReadWithItsTasks() {
    SENSEI.answer("/experiments/e-1/runs/r-1", 200, "experimentRun.v1.json", RUN);

    ExperimentRun run =
        SENSEI.client().runs().getRun(q -> q.experimentId("e-1").experimentRunId("r-1"));

    SENSEI.onlyCall("GET", "/experiments/e-1/runs/r-1", "experimentRun");
    assertThat(run.mode()).isEqualTo(RunMode.TRAIN);
    assertThat(run.description()).isEqualTo("first");
    assertThat(run.createdBySchedule()).isFalse();
    assertThat(Objects.requireNonNull(run.runChain()).trainTaskId()).isEqualTo("urn:t-1");
    TaskDatasets datasets =
        Objects.requireNonNull(Objects.requireNonNull(run.tasks()).get(0).datasets());
    assertInput(Objects.requireNonNull(datasets.inputs()).get(0));
    TaskDataset output = Objects.requireNonNull(datasets.outputs()).get(0);
    assertThat(output.resType()).isEqualTo(ResourceType.MODEL);
    assertThat(output.uploadRequired()).isTrue();
    assertThat(output.generatedURI()).isEqualTo("wasbs://a@b.test/model");
    assertThat(output.metadata()).hasToString("{\"k\":[1]}");
  }

  private static void assertInput(TaskDataset input) {
    assertThat(input.id()).isEqualTo("d-1");
    assertThat(input.diskSizeInGB()).isEqualTo(8);
    assertThat(input.resType()).isEqualTo(ResourceType.DATASET);
    assertThat(input.downloadRequired()).isTrue();
    InputReference reference = Objects.requireNonNull(input.refInput());
    assertThat(reference.experimentRunId()).isEqualTo("r-0");
    assertThat(reference.taskName()).isEqualTo("fp");
    assertThat(reference.outputName()).isEqualTo("out");
  }

  @Test
  void theStatusOfARunHasTheStateOfEachTaskAndHidesTheAddressesOfItsLogs() {
    SENSEI.answer(
        "/experiments/e-1/runs/r-1/status",
        200,
        "experimentRunStatus.v1.json",
        Fixtures.text("sheet/9-9-run-status.json"));

    RunStatus status =
        SENSEI.client().runs().getRunStatus(q -> q.experimentId("e-1").experimentRunId("r-1"));

    SENSEI.onlyCall("GET", "/experiments/e-1/runs/r-1/status", "experimentRunStatus");
    assertThat(status.experimentRunId()).isEqualTo("e1f5d9a2-33b4-4d66-9d0e-2a1f7b5c6d70");
    List<TaskStatus> tasks =
        Objects.requireNonNull(Objects.requireNonNull(status.status()).tasks());
    assertThat(tasks).extracting(TaskStatus::name).containsExactly("train", "evaluate");
    assertThat(tasks)
        .extracting(TaskStatus::state)
        .containsExactly(TaskState.DONE, TaskState.RETRY);
    assertThat(tasks.get(1).message()).isEqualTo("node lost");
    TaskLog log = Objects.requireNonNull(tasks.get(0).tasklogs()).get(0);
    assertThat(log.name()).isEqualTo("stdout");
    assertThat(log.url()).isEqualTo("https://logs.file.core.windows.net/run/stdout?sig=REDACTED");
    assertThat(status.toString()).contains("stdout").doesNotContain("sig=");
  }

  @Test
  void aStateThatOnlyTheServiceKnowsIsKept() {
    SENSEI.violatesTheSpecification();
    SENSEI.answer(
        "/experiments/e-1/runs/r-1/status",
        200,
        "experimentRunStatus.v1.json",
        "{\"status\":{\"tasks\":[{\"state\":\"PAUSED\"}]}}");

    RunStatus status =
        SENSEI.client().runs().getRunStatus(q -> q.experimentId("e-1").experimentRunId("r-1"));

    assertThat(Objects.requireNonNull(Objects.requireNonNull(status.status()).tasks()))
        .extracting(TaskStatus::state)
        .containsExactly(TaskState.of("PAUSED"));
  }
}
