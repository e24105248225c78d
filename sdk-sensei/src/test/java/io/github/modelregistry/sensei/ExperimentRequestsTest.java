package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.sensei.model.Confirmation;
import io.github.modelregistry.sensei.model.Experiment;
import io.github.modelregistry.sensei.model.ExperimentListing;
import io.github.modelregistry.sensei.model.ExperimentTemplate;
import io.github.modelregistry.sensei.model.ListingLinks;
import io.github.modelregistry.sensei.model.Paging;
import io.github.modelregistry.sensei.model.RunNotification;
import io.github.modelregistry.sensei.model.Schedule;
import io.github.modelregistry.sensei.model.Task;
import io.github.modelregistry.sensei.model.TaskParameter;
import io.github.modelregistry.sensei.model.TaskSpecification;
import io.github.modelregistry.sensei.model.TaskSpecificationType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The calls about experiments, as they are sent and read. */
class ExperimentRequestsTest {

  @RegisterExtension static final FakeSensei SENSEI = new FakeSensei();

  private static final String EXPERIMENT =
      """
      {"id":"e-1","name":"nightly","mlInstanceId":"i-1","description":"retrains",
       "created":"2019-01-01T00:00:00.000Z","createdBy":{"userId":"Jane_Doe@AdobeID"},
       "updated":"2019-01-02T00:00:00.000Z","deleted":false,"createdByService":true,
       "workflowId":"w-1","tags":{"team":"risk"},
       "template":{"experimentRunId":"r-0",
         "tasks":[{"name":"train","parameters":[{"key":"rate","value":"0.3","secret":false}],
           "specification":{"type":"ContainerTaskSpec","cpus":"1","memoryInMB":"2048"}}],
         "schedule":{"cron":"20 * * * *","startTime":"2019-04-09T00:00","endTime":"2019-05-01"},
         "notification":{"email":"jane@example.com","emailOnRetry":false,"emailOnFailure":true}},
       "_links":{"self":{"href":"https://platform.adobe.io/data/sensei/experiments/e-1"}},
       "priority":7}\
      """;

  @Test
  void aListOfExperimentsIsAskedForByAllFourParametersAndReadWhole() {
    SENSEI.answer(
        "/experiments",
        200,
        "experimentListing.v1.json",
        "{\"children\":["
            + EXPERIMENT
            + "],\"_page\":{\"property\":\"mlInstanceId==i-1,deleted==false\",\"count\":1,"
            + "\"next\":\"e-1\"},\"_links\":{\"next\":{\"href\":\"https://x.test/?start=e-1\"}}}");

    ExperimentListing page =
        SENSEI
            .client()
            .experiments()
            .listExperiments(
                q ->
                    q.start("e-0")
                        .limit(1)
                        .orderby(List.of("-updated"))
                        .property(List.of("mlInstanceId==i-1")));

    SENSEI.onlyCall(
        "GET",
        "/experiments?start=e-0&limit=1&orderby=-updated&property=mlInstanceId%3D%3Di-1",
        "experimentListing");
    assertThat(page.children()).extracting(Experiment::id).containsExactly("e-1");
    Paging paging = Objects.requireNonNull(page.page());
    assertThat(paging.next()).isEqualTo("e-1");
    assertThat(paging.count()).isEqualTo(1);
    ListingLinks links = Objects.requireNonNull(page.links());
    assertThat(Objects.requireNonNull(links.next()).href()).isEqualTo("https://x.test/?start=e-1");
  }

  @Test
  void anExperimentIsCreatedOnAnInstanceWithASchedule() {
    SENSEI.answer(
        "/experiments",
        FakeSensei.document(201, FakeSensei.PROFILE + "experiment.v1.json", EXPERIMENT)
            .withHeader("Location", "https://platform.adobe.io/data/sensei/experiments/e-1"));

    ApiResponse<Experiment> made =
        SENSEI
            .client()
            .withRawResponse()
            .experiments()
            .createExperiment(
                q ->
                    q.name("nightly")
                        .description("retrains")
                        .mlInstanceId("i-1")
                        .tags(Map.of("team", "risk"))
                        .template(
                            ExperimentTemplate.builder()
                                .schedule(Schedule.builder().cron("20 * * * *").build())
                                .build()));

    LoggedRequest sent = SENSEI.onlyCall("POST", "/experiments", "experiment");
    FakeSensei.assertBody(
        sent,
        "experiment",
        """
        {"name":"nightly","description":"retrains","mlInstanceId":"i-1","tags":{"team":"risk"},
         "template":{"schedule":{"cron":"20 * * * *"}}}\
        """);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.headers().get("Location")).endsWith("/experiments/e-1");
    assertThat(made.body().id()).isEqualTo("e-1");
  }

  @Test
  void anExperimentIsReadWithItsTemplate() {
    SENSEI.answer("/experiments/e-1", 200, "experiment.v1.json", EXPERIMENT);

    Experiment experiment = SENSEI.client().experiments().getExperiment("e-1");

    SENSEI.onlyCall("GET", "/experiments/e-1", "experiment");
    assertThat(experiment.name()).isEqualTo("nightly");
    assertThat(experiment.mlInstanceId()).isEqualTo("i-1");
    assertThat(experiment.description()).isEqualTo("retrains");
    assertThat(Objects.requireNonNull(experiment.created()).toInstant())
        .isEqualTo(Instant.parse("2019-01-01T00:00:00Z"));
    assertThat(Objects.requireNonNull(experiment.createdBy()).userId())
        .isEqualTo("Jane_Doe@AdobeID");
    assertThat(experiment.createdByService()).isTrue();
    assertThat(experiment.deleted()).isFalse();
    assertThat(experiment.workflowId()).isEqualTo("w-1");
    assertThat(experiment.tags()).containsEntry("team", "risk");
    ExperimentTemplate template = Objects.requireNonNull(experiment.template());
    assertThat(template.experimentRunId()).isEqualTo("r-0");
    assertSchedule(Objects.requireNonNull(template.schedule()));
    RunNotification notification = Objects.requireNonNull(template.notification());
    assertThat(notification.email()).isEqualTo("jane@example.com");
    assertThat(notification.emailOnRetry()).isFalse();
    assertThat(notification.emailOnFailure()).isTrue();
    assertTask(Objects.requireNonNull(template.tasks()).get(0));
  }

  private static void assertSchedule(Schedule schedule) {
    assertThat(schedule.cron()).isEqualTo("20 * * * *");
    assertThat(schedule.startTime()).isEqualTo("2019-04-09T00:00");
    assertThat(schedule.endTime()).isEqualTo("2019-05-01");
  }

  private static void assertTask(Task task) {
    assertThat(task.name()).isEqualTo("train");
    TaskParameter parameter = Objects.requireNonNull(task.parameters()).get(0);
    assertThat(parameter.key()).isEqualTo("rate");
    assertThat(parameter.value()).isEqualTo("0.3");
    assertThat(parameter.secret()).isFalse();
    assertThat(parameter.toString()).contains("rate").doesNotContain("0.3");
    TaskSpecification specification = Objects.requireNonNull(task.specification());
    assertThat(specification.type()).isEqualTo(TaskSpecificationType.CONTAINER_TASK_SPEC);
    assertThat(specification.cpus()).isEqualTo("1");
    assertThat(specification.memoryInMB()).isEqualTo("2048");
  }

  @Test
  void aReplacementSendsAllThatCameAndTheTagOfTheStateThatItIsBasedOn() {
    SENSEI.answer("/experiments/e-1", 200, "experiment.v1.json", EXPERIMENT);
    Experiment current = JsonDocuments.read(EXPERIMENT, Experiment.codec());

    Experiment changed =
        SENSEI
            .client()
            .experiments()
            .updateExperiment(
                q ->
                    q.experimentId("e-1")
                        .ifMatch("\"0a00\"")
                        .body(current.toBuilder().name("weekly").build()));

    LoggedRequest sent = SENSEI.onlyCall("PUT", "/experiments/e-1", "experiment");
    assertThat(sent.getHeader("If-Match")).isEqualTo("\"0a00\"");
    FakeSensei.assertBody(sent, "experiment", EXPERIMENT.replace("nightly", "weekly"));
    assertThat(changed.toJson()).isEqualTo(current.toJson());
  }

  @Test
  void anExperimentIsDeletedById() {
    SENSEI.answer(
        "/experiments/e-1",
        200,
        "api-response.v1.json",
        "{\"title\":\"Success\",\"status\":200,\"detail\":\"Experiment successfully deleted\"}");

    Confirmation deleted = SENSEI.client().experiments().deleteExperiment("e-1");

    LoggedRequest sent = SENSEI.onlyCall("DELETE", "/experiments/e-1", "api-response");
    assertThat(sent.getBody()).isEmpty();
    assertThat(deleted.title()).isEqualTo("Success");
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.detail()).isEqualTo("Experiment successfully deleted");
  }

  @Test
  void theExperimentsOfAnInstanceAreDeletedByItsIdInTheQuery() {
    SENSEI.answer(
        "/experiments",
        200,
        "api-response.v1.json",
        "{\"title\":\"Success\",\"status\":200,\"detail\":\"Experiments successfully deleted\"}");

    Confirmation deleted =
        SENSEI.client().experiments().deleteExperimentsOfMlInstance(q -> q.mlInstanceId("i&1"));

    SENSEI.onlyCall("DELETE", "/experiments?mlInstanceId=i%261", "api-response");
    assertThat(deleted.detail()).isEqualTo("Experiments successfully deleted");
  }

  @Test
  void noDeletionOfSeveralIsSentWithoutTheirInstance() {
    SenseiClient client = SENSEI.client();

    assertThatThrownBy(() -> client.experiments().deleteExperimentsOfMlInstance(q -> {}))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("mlInstanceId");
    assertThat(SENSEI.requests()).isEmpty();
  }
}
