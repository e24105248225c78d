package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.sensei.model.ExperimentRun;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.RunMode;
import io.github.modelregistry.sensei.model.Task;
import io.github.modelregistry.sensei.model.TaskState;
import io.github.modelregistry.sensei.model.TaskStatus;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Runs from their start to the model that they make, by the typed client. */
class RunSandboxTest extends SandboxTestCase {

  private static final String EXPERIMENT = "5cb25a2d-2cbd-4c99-a619-8ddae5250a7b";
  private static final String UNTRAINED = "3cb25a2d-2cbd-4d34-a619-8ddae5259a5t";
  private static final String RUN = "33408593-2871-4198-a812-6d1b7d939cda";
  private static final String MODEL = "15c53796-bd6b-4e09-b51d-7296aa20af71";

  private ExperimentRun start(String experiment, RunMode mode) {
    return client.runs().createRun(q -> q.experimentId(experiment).mode(mode));
  }

  private TaskStatus task(ExperimentRun run) {
    return Objects.requireNonNull(
            Objects.requireNonNull(
                    client
                        .runs()
                        .getRunStatus(
                            q ->
                                q.experimentId(String.valueOf(run.experimentId()))
                                    .experimentRunId(run.id()))
                        .status())
                .tasks())
        .get(0);
  }

  private List<Model> modelsOf(ExperimentRun run) {
    return Objects.requireNonNull(
        client
            .models()
            .listModels(q -> q.property(List.of("experimentRunId==" + run.id())))
            .children());
  }

  @Test
  void theRunThatMadeAModelIsFound() {
    Model model = client.models().getModel(MODEL);

    ExperimentRun run =
        client
            .runs()
            .getRun(
                q ->
                    q.experimentId(String.valueOf(model.experimentId()))
                        .experimentRunId(String.valueOf(model.experimentRunId())));

    assertThat(run.id()).isEqualTo(RUN);
    assertThat(run.mode()).isEqualTo(RunMode.TRAIN);
    assertThat(run.createdBySchedule()).isFalse();
    assertThat(task(run).state()).isEqualTo(TaskState.DONE);
  }

  @Test
  void aNewRunTakesOverTheConfigurationOfItsInstance() {
    ExperimentRun started = start(EXPERIMENT, RunMode.TRAIN);

    ExperimentRun run =
        client.runs().getRun(q -> q.experimentId(EXPERIMENT).experimentRunId(started.id()));

    assertThat(run).isEqualTo(started);
    Task task = Objects.requireNonNull(run.tasks()).get(0);
    assertThat(task.name()).isEqualTo("train");
    assertThat(Objects.requireNonNull(task.parameters()).get(0).key()).isEqualTo("learning_rate");
  }

  @Test
  void aNewRunIsListedWithItsExperimentAlone() {
    ExperimentRun training = start(EXPERIMENT, RunMode.TRAIN);
    ExperimentRun scoring = start(EXPERIMENT, RunMode.SCORE);
    server.capPagesAt(2);

    assertThat(client.listRunsPaged(q -> q.experimentId(EXPERIMENT)))
        .extracting(ExperimentRun::id)
        .containsExactly(RUN, training.id(), scoring.id());
    assertThat(
            client
                .runs()
                .listRuns(q -> q.experimentId(EXPERIMENT).property(List.of("mode==score")))
                .children())
        .extracting(ExperimentRun::id)
        .containsExactly(scoring.id());
    assertThat(client.runs().listRuns(q -> q.experimentId(UNTRAINED)).children()).isEmpty();
  }

  @Test
  void aTrainingRunThatSucceedsMakesTheModelOfItsExperiment() {
    ExperimentRun run = start(EXPERIMENT, RunMode.TRAIN);

    assertThat(task(run).state()).isEqualTo(TaskState.PENDING);
    assertThat(task(run).state()).isEqualTo(TaskState.RUNNING);
    assertThat(modelsOf(run)).isEmpty();
    assertThat(client.models().getModel(MODEL).id()).isEqualTo(MODEL);
    assertThat(task(run).state()).isEqualTo(TaskState.DONE);
    assertThat(task(run).state()).isEqualTo(TaskState.DONE);

    assertThat(modelsOf(run)).hasSize(1);
    assertThat(modelsOf(run).get(0).experimentId()).isEqualTo(EXPERIMENT);
    assertThat(modelsOf(run).get(0).name()).isEqualTo("A name for this Experiment");
    assertThatThrownBy(() -> client.models().getModel(MODEL)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aRunThatFailsSaysWhyAndMakesNoModel() {
    server.failNextRun("out of memory");
    ExperimentRun run = start(EXPERIMENT, RunMode.TRAIN);
    task(run);
    task(run);

    TaskStatus failed = task(run);

    assertThat(failed.state()).isEqualTo(TaskState.FAILED);
    assertThat(failed.message()).isEqualTo("out of memory");
    assertThat(modelsOf(run)).isEmpty();
    assertThat(client.models().getModel(MODEL).id()).isEqualTo(MODEL);
  }

  @Test
  void anExperimentIsScoredOnlyAfterItWasTrained() {
    assertThatThrownBy(() -> start(UNTRAINED, RunMode.SCORE))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("no successful training run (field: mode)");
    ExperimentRun training = start(UNTRAINED, RunMode.TRAIN);
    task(training);
    task(training);
    task(training);

    ExperimentRun scoring = start(UNTRAINED, RunMode.SCORE);

    assertThat(task(scoring).name()).isEqualTo("score");
    assertThat(modelsOf(scoring)).isEmpty();
  }

  @Test
  void aModeInCapitalLettersIsTaken() {
    assertThat(start(UNTRAINED, RunMode.of("Train")).mode()).isEqualTo(RunMode.TRAIN);
    assertThatThrownBy(() -> start(UNTRAINED, RunMode.of("sleep")))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void theRunsOfADeletedExperimentAreNotFound() {
    client.experiments().deleteExperiment(EXPERIMENT);

    assertThatThrownBy(() -> client.runs().listRuns(q -> q.experimentId(EXPERIMENT)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> client.runs().getRun(q -> q.experimentId(UNTRAINED).experimentRunId(RUN)))
        .isInstanceOf(NotFoundException.class);
  }
}
