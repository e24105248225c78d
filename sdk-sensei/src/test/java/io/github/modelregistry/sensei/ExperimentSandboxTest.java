package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.ConflictException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.sensei.model.Experiment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Experiments from their creation to their deletion, by the typed client. */
class ExperimentSandboxTest extends SandboxTestCase {

  private static final String INSTANCE = "46986c8f-7739-4376-8509-0178bdf32cda";
  private static final String FIRST = "5cb25a2d-2cbd-4c99-a619-8ddae5250a7b";
  private static final String SECOND = "3cb25a2d-2cbd-4d34-a619-8ddae5259a5t";

  private Experiment create(String name) {
    return client.experiments().createExperiment(q -> q.name(name).mlInstanceId(INSTANCE));
  }

  private List<String> listed() {
    return client.listExperimentsPaged(q -> {}).stream().map(Experiment::id).toList();
  }

  @Test
  void theExperimentThatAModelNamesIsFound() {
    String id =
        Objects.requireNonNull(client.models().listModels().children()).get(0).experimentId();

    Experiment experiment = client.experiments().getExperiment(Objects.requireNonNull(id));

    assertThat(experiment.id()).isEqualTo(FIRST);
    assertThat(experiment.name()).isEqualTo("A name for this Experiment");
    assertThat(experiment.mlInstanceId()).isEqualTo(INSTANCE);
    assertThat(experiment.createdByService()).isFalse();
  }

  @Test
  void aNewExperimentIsReadBackAsItWasSent() {
    Experiment made =
        client
            .experiments()
            .createExperiment(
                q ->
                    q.name("nightly")
                        .mlInstanceId(INSTANCE)
                        .description("retrains")
                        .tags(Map.of("team", "risk")));

    assertThat(made.id()).isNotEqualTo(FIRST);
    assertThat(made.created()).isNotNull();
    assertThat(made.createdBy()).isNotNull();
    assertThat(made.tags()).containsEntry("team", "risk");
    assertThat(client.experiments().getExperiment(made.id())).isEqualTo(made);
  }

  @Test
  void aNewExperimentIsListedWithoutItsTags() {
    Experiment made =
        client
            .experiments()
            .createExperiment(
                q -> q.name("nightly").mlInstanceId(INSTANCE).tags(Map.of("team", "risk")));

    List<Experiment> all =
        client
            .experiments()
            .listExperiments(q -> q.property(List.of("mlInstanceId==" + INSTANCE)))
            .children();

    assertThat(all).extracting(Experiment::id).containsExactly(FIRST, SECOND, made.id());
    assertThat(Objects.requireNonNull(all).get(2).tags()).isNull();
  }

  @Test
  void experimentsAreListedOverSeveralPages() {
    Experiment third = create("third");
    server.capPagesAt(1);

    assertThat(listed()).containsExactly(FIRST, SECOND, third.id());
  }

  @Test
  void aReplacedExperimentReadsBackChanged() {
    Experiment made = create("nightly");

    Experiment changed =
        client
            .experiments()
            .updateExperiment(
                q -> q.experimentId(made.id()).body(made.toBuilder().name("weekly").build()));

    assertThat(changed.name()).isEqualTo("weekly");
    assertThat(changed.created()).isEqualTo(made.created());
    assertThat(client.experiments().getExperiment(made.id()).name()).isEqualTo("weekly");
  }

  @Test
  void aReplacementOfAnOldStateIsAConflict() {
    server.sendEntityTags();
    ApiResponse<Experiment> first =
        client.withRawResponse().experiments().getExperiment(q -> q.experimentId(FIRST));
    String tag = String.valueOf(first.headers().get("ETag"));
    Experiment renamed = first.body().toBuilder().name("renamed").build();
    client.experiments().updateExperiment(q -> q.experimentId(FIRST).ifMatch(tag).body(renamed));

    assertThatThrownBy(
            () ->
                client
                    .experiments()
                    .updateExperiment(q -> q.experimentId(FIRST).ifMatch(tag).body(first.body())))
        .isInstanceOf(ConflictException.class);
    assertThat(client.experiments().getExperiment(FIRST).name()).isEqualTo("renamed");
  }

  @Test
  void aDeletedExperimentIsGone() {
    Experiment made = create("nightly");

    assertThat(client.experiments().deleteExperiment(made.id()).detail())
        .isEqualTo("Experiment successfully deleted");

    assertThat(listed()).containsExactly(FIRST, SECOND);
    assertThatThrownBy(() -> client.experiments().getExperiment(made.id()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void allExperimentsOfAnInstanceAreDeletedOnceAndTheirModelsStay() {
    create("nightly");

    assertThat(
            client
                .experiments()
                .deleteExperimentsOfMlInstance(q -> q.mlInstanceId(INSTANCE))
                .detail())
        .isEqualTo("Experiments successfully deleted");

    assertThat(listed()).isEmpty();
    assertThat(client.models().listModels().children()).hasSize(4);
    ApiException again =
        catchThrowableOfType(
            ApiException.class,
            () ->
                client.experiments().deleteExperimentsOfMlInstance(q -> q.mlInstanceId(INSTANCE)));
    assertThat(again).isInstanceOf(NotFoundException.class);
    assertThat(again.status()).isEqualTo(410);
  }

  @Test
  void anExperimentOfNoInstanceIsRefused() {
    assertThatThrownBy(
            () -> client.experiments().createExperiment(q -> q.name("e").mlInstanceId("nowhere")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("There is no MLInstance nowhere (field: mlInstanceId)");
    assertThat(listed()).containsExactly(FIRST, SECOND);
  }
}
