package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.sensei.model.DockerRegistry;
import io.github.modelregistry.sensei.model.Engine;
import io.github.modelregistry.sensei.model.Experiment;
import io.github.modelregistry.sensei.model.MlInstance;
import io.github.modelregistry.sensei.model.MlInstanceListing;
import io.github.modelregistry.sensei.model.MlService;
import io.github.modelregistry.sensei.model.Task;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a model comes from: the engine, its instance and its service, by the typed client. */
class EngineSandboxTest extends SandboxTestCase {

  private static final String ENGINE = "22f4166f-85ba-4130-a995-a2b8e1edde32";
  private static final String INSTANCE = "46986c8f-7739-4376-8509-0178bdf32cda";
  private static final String SERVICE = "68d936d8-17e6-44ef-a4b6-c7502055638b";
  private static final String EXPERIMENT = "5cb25a2d-2cbd-4c99-a619-8ddae5250a7b";

  @Test
  void theEngineOfAModelIsFoundByItsExperimentAndInstance() {
    Experiment experiment = client.experiments().getExperiment(EXPERIMENT);
    MlInstance instance =
        client.mlInstances().getMlInstance(String.valueOf(experiment.mlInstanceId()));

    Engine engine = client.engines().getEngine(String.valueOf(instance.engineId()));

    assertThat(engine.id()).isEqualTo(ENGINE);
    assertThat(
            Objects.requireNonNull(
                    Objects.requireNonNull(
                            Objects.requireNonNull(engine.artifacts()).defaultValue())
                        .image())
                .name())
        .isEqualTo("file.egg");
    assertThatThrownBy(() -> client.engines().getEngine("nowhere"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("no engine nowhere");
  }

  @Test
  void anEngineIsListedWithoutItsCode() {
    List<Engine> engines = client.engines().listEngines().children();

    assertThat(engines).extracting(Engine::id).containsExactly(ENGINE);
    assertThat(Objects.requireNonNull(engines).get(0).artifacts()).isNull();
    assertThat(client.listEnginesPaged(q -> {})).extracting(Engine::id).containsExactly(ENGINE);
    assertThat(client.engines().listEngines(q -> q.property(List.of("name==other"))).children())
        .isEmpty();
  }

  @Test
  void anotherTokenHasAnotherPasswordForTheRegistryOfImages() {
    DockerRegistry registry = client.engines().getDockerRegistry();
    server.expireTokens();

    try (SenseiClient other = open()) {
      DockerRegistry later = other.engines().getDockerRegistry();

      assertThat(later.host()).isEqualTo(registry.host()).isEqualTo("docker_host.azurecr.io");
      assertThat(later.username()).isEqualTo(registry.username());
      assertThat(later.password()).isNotNull().isNotEqualTo(registry.password());
    }
  }

  @Test
  void anInstanceIsReadWithItsTasks() {
    MlInstance instance = client.mlInstances().getMlInstance(INSTANCE);

    assertThat(instance.engineId()).isEqualTo(ENGINE);
    assertThat(instance.tasks()).extracting(Task::name).containsExactly("train", "score");
    assertThatThrownBy(() -> client.mlInstances().getMlInstance("nowhere"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("no MLInstance nowhere");
  }

  @Test
  void anInstanceIsListedWithoutItsTasksAndCounted() {
    MlInstanceListing page = client.mlInstances().listMlInstances(q -> q.limit(1));

    assertThat(page.children()).extracting(MlInstance::id).containsExactly(INSTANCE);
    assertThat(Objects.requireNonNull(page.children()).get(0).tasks()).isNull();
    assertThat(Objects.requireNonNull(page.page()).totalCount()).isEqualTo(1);
    assertThat(client.listMlInstancesPaged(q -> q.limit(1)))
        .extracting(MlInstance::id)
        .containsExactly(INSTANCE);
  }

  @Test
  void aServiceIsReadWithItsSchedule() {
    MlService service = client.mlServices().getMlService(SERVICE);

    assertThat(service.mlInstanceId()).isEqualTo(INSTANCE);
    assertThat(service.trainingExperimentId()).isEqualTo(EXPERIMENT);
    assertThat(Objects.requireNonNull(service.trainingSchedule()).cron()).isEqualTo("20 * * * *");
    assertThatThrownBy(() -> client.mlServices().getMlService("nowhere"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("no MLService nowhere");
  }

  @Test
  void theServicesOfAnInstanceAreListed() {
    String ofInstance = "mlInstanceId==" + INSTANCE;

    assertThat(client.mlServices().listMlServices(q -> q.property(List.of(ofInstance))).children())
        .extracting(MlService::id)
        .containsExactly(SERVICE);
    assertThat(client.listMlServicesPaged(q -> q.property(List.of("mlInstanceId==other"))))
        .isEmpty();
  }
}
