package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sensei.model.ArtifactImage;
import io.github.modelregistry.sensei.model.DockerRegistry;
import io.github.modelregistry.sensei.model.Engine;
import io.github.modelregistry.sensei.model.EngineAlgorithm;
import io.github.modelregistry.sensei.model.EngineArtifacts;
import io.github.modelregistry.sensei.model.EngineListing;
import io.github.modelregistry.sensei.model.EngineType;
import io.github.modelregistry.sensei.model.MlInstance;
import io.github.modelregistry.sensei.model.MlInstanceListing;
import io.github.modelregistry.sensei.model.MlService;
import io.github.modelregistry.sensei.model.MlServiceListing;
import io.github.modelregistry.sensei.model.PackagingType;
import io.github.modelregistry.sensei.model.Schedule;
import io.github.modelregistry.sensei.model.Task;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The calls about engines, their instances and services, which are read only. */
class EngineRequestsTest {

  @RegisterExtension static final FakeSensei SENSEI = new FakeSensei();

  private static final String ENGINE =
      """
      {"id":"g-1","name":"gbt","description":"","type":"PySpark","algorithm":"Classification",
       "documentationUrl":"https://d.test","iconUrl":"https://i.test","gitRepo":"https://g.test",
       "language":["Python","C++"],"mlLibrary":"databricks-spark","tags":{"a":"b"},
       "artifacts":{"default":{"image":{"location":"wasbs://a@b.test/default.egg","name":"file.egg",
           "executionType":"PySpark","packagingType":"egg",
           "reference":{"artifactId":"x","version":"1"},"metadata":{"k":1}},
         "defaultMLInstanceConfigs":[{"name":"train"}]},
        "overrides":[{"id":"o-1","name":"score","artifact":{"packagingType":"docker"}}]}}\
      """;

  private static final String INSTANCE =
      """
      {"id":"i-1","name":"churn","description":"d","engineId":"g-1","tags":{"a":"b"},
       "created":"2019-01-01T00:00:00.000Z","updated":"2019-01-01T00:00:00.000Z",
       "tasks":[{"name":"train","parameters":[{"key":"rate","value":"0.3"}]},{"name":"fp"}]}\
      """;

  private static final String SERVICE =
      """
      {"id":"s-1","name":"churn daily","description":"d","mlInstanceId":"i-1",
       "trainingExperimentId":"e-1","trainingExperimentRunId":"r-1","trainingDataSetId":"d-1",
       "trainingTimeframe":60,"scoringExperimentId":"e-2","scoringDataSetId":"d-2",
       "scoringTimeframe":1440,"tags":{"a":"b"},
       "trainingSchedule":{"startTime":"2019-01-01T00:00","endTime":"2019-12-31T00:00",
         "cron":"20 * * * *"},"scoringSchedule":{"cron":"0 3 * * *"}}\
      """;

  private static String listing(String child) {
    return "{\"children\":["
        + child
        + "],\"_page\":{\"property\":\"deleted==false\",\"totalCount\":100,\"count\":1}}";
  }

  @Test
  void aListOfEnginesIsAskedForByAllFourParametersAndReadWhole() {
    SENSEI.answer("/engines", 200, "engineListing.v1.json", listing(ENGINE));

    EngineListing page =
        SENSEI
            .client()
            .engines()
            .listEngines(
                q -> q.start("0").limit(1).orderby(List.of("name")).property(List.of("name==gbt")));

    SENSEI.onlyCall(
        "GET", "/engines?start=0&limit=1&orderby=name&property=name%3D%3Dgbt", "engineListing");
    assertThat(page.children()).extracting(Engine::id).containsExactly("g-1");
    assertThat(Objects.requireNonNull(page.page()).totalCount()).isEqualTo(100);
  }

  @Test
  void anEngineIsReadWithItsCode() {
    SENSEI.answer("/engines/g-1", 200, "engine.v1.json", ENGINE);

    Engine engine = SENSEI.client().engines().getEngine("g-1");

    SENSEI.onlyCall("GET", "/engines/g-1", "engine");
    assertThat(engine.name()).isEqualTo("gbt");
    assertThat(engine.type()).isEqualTo(EngineType.PY_SPARK);
    assertThat(engine.algorithm()).isEqualTo(EngineAlgorithm.CLASSIFICATION);
    assertThat(engine.language()).containsExactly("Python", "C++");
    assertThat(engine.mlLibrary()).isEqualTo("databricks-spark");
    assertThat(engine.tags()).containsEntry("a", "b");
    EngineArtifacts artifacts = Objects.requireNonNull(engine.artifacts());
    ArtifactImage image =
        Objects.requireNonNull(Objects.requireNonNull(artifacts.defaultValue()).image());
    assertThat(image.location()).isEqualTo("wasbs://a@b.test/default.egg");
    assertThat(image.packagingType()).isEqualTo(PackagingType.EGG);
    assertThat(Objects.requireNonNull(image.reference()).artifactId()).isEqualTo("x");
    assertThat(artifacts.defaultValue().defaultMLInstanceConfigs())
        .extracting(Task::name)
        .containsExactly("train");
    assertThat(Objects.requireNonNull(artifacts.overrides()).get(0).name()).isEqualTo("score");
  }

  @Test
  void theRegistryOfImagesIsReadAndItsPasswordIsHidden() {
    SENSEI.answer(
        "/engines/dockerRegistry",
        200,
        "enginesDockerRegistryInfo.v1.json",
        "{\"host\":\"h.azurecr.io\",\"username\":\"u-1\",\"password\":\"docker-pw-17\"}");

    DockerRegistry registry = SENSEI.client().engines().getDockerRegistry();

    SENSEI.onlyCall("GET", "/engines/dockerRegistry", "enginesDockerRegistryInfo");
    assertThat(registry.host()).isEqualTo("h.azurecr.io");
    assertThat(registry.username()).isEqualTo("u-1");
    assertThat(registry.password()).isEqualTo("docker-pw-17");
    assertThat(registry.toString()).contains("h.azurecr.io").doesNotContain("docker-pw-17");
  }

  @Test
  void aListOfInstancesIsAskedForByAllFourParametersAndReadWhole() {
    SENSEI.answer("/mlInstances", 200, "mlInstanceListing.v1.json", listing(INSTANCE));

    MlInstanceListing page =
        SENSEI
            .client()
            .mlInstances()
            .listMlInstances(
                q ->
                    q.start("i-0")
                        .limit(2)
                        .orderby(List.of("created"))
                        .property(List.of("engineId==g-1")));

    SENSEI.onlyCall(
        "GET",
        "/mlInstances?start=i-0&limit=2&orderby=created&property=engineId%3D%3Dg-1",
        "mlInstanceListing");
    assertThat(page.children()).extracting(MlInstance::id).containsExactly("i-1");
  }

  @Test
  void anInstanceIsReadWithItsConfiguration() {
    SENSEI.answer("/mlInstances/i-1", 200, "mlInstance.v1.json", INSTANCE);

    MlInstance instance = SENSEI.client().mlInstances().getMlInstance("i-1");

    SENSEI.onlyCall("GET", "/mlInstances/i-1", "mlInstance");
    assertThat(instance.name()).isEqualTo("churn");
    assertThat(instance.engineId()).isEqualTo("g-1");
    assertThat(instance.created()).isNotNull();
    assertThat(instance.tags()).containsEntry("a", "b");
    assertThat(instance.tasks()).extracting(Task::name).containsExactly("train", "fp");
  }

  @Test
  void aListOfServicesIsAskedForByAllFourParametersAndReadWhole() {
    SENSEI.answer("/mlServices", 200, "mlServiceListing.v1.json", listing(SERVICE));

    MlServiceListing page =
        SENSEI
            .client()
            .mlServices()
            .listMlServices(
                q ->
                    q.start("s-0")
                        .limit(2)
                        .orderby(List.of("created"))
                        .property(List.of("mlInstanceId==i-1")));

    SENSEI.onlyCall(
        "GET",
        "/mlServices?start=s-0&limit=2&orderby=created&property=mlInstanceId%3D%3Di-1",
        "mlServiceListing");
    assertThat(page.children()).extracting(MlService::id).containsExactly("s-1");
  }

  @Test
  void aServiceIsReadWithItsSchedules() {
    SENSEI.answer("/mlServices/s-1", 200, "mlService.v1.json", SERVICE);

    MlService service = SENSEI.client().mlServices().getMlService("s-1");

    SENSEI.onlyCall("GET", "/mlServices/s-1", "mlService");
    assertThat(service.mlInstanceId()).isEqualTo("i-1");
    assertThat(service.trainingExperimentId()).isEqualTo("e-1");
    assertThat(service.trainingExperimentRunId()).isEqualTo("r-1");
    assertThat(service.trainingDataSetId()).isEqualTo("d-1");
    assertThat(service.trainingTimeframe()).isEqualTo(60);
    assertThat(service.scoringExperimentId()).isEqualTo("e-2");
    assertThat(service.scoringDataSetId()).isEqualTo("d-2");
    assertThat(service.scoringTimeframe()).isEqualTo(1440);
    Schedule training = Objects.requireNonNull(service.trainingSchedule());
    assertThat(training.startTime()).isEqualTo("2019-01-01T00:00");
    assertThat(Objects.requireNonNull(service.scoringSchedule()).cron()).isEqualTo("0 3 * * *");
  }
}
