package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.testkit.Fixtures;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mapping of Marqtune's models and versions to the facade's. */
class MappingTest {

  private static final MarqtuneMapping MAPPING = new MarqtuneMapping("eu");

  @Test
  void theModelOfTheGuideIsMappedCellByCell() {
    JsonValue body = JsonValue.parse(Fixtures.text("seed/get-model.json")).get("body");

    RegisteredModel model = MAPPING.model(read(body.toString()));

    assertThat(model.ref()).hasToString("eu:7d3b9e10-52c4-4f7e-8a16-0c9d4e2b6f35");
    assertThat(model.id()).isEqualTo("7d3b9e10-52c4-4f7e-8a16-0c9d4e2b6f35");
    assertThat(model.vendor()).isEqualTo("marqtune");
    assertThat(model.name()).isEqualTo("nameInSystem");
    assertThat(model.status()).isEqualTo(ModelStatus.FAILED);
    assertThat(model.vendorStatus()).isEqualTo("failed");
    assertThat(model.statusMessage()).isEqualTo("reasonForFailure");
    assertThat(model.latestVersion()).isEqualTo("checkpoint-2");
    assertThat(model.latestVersionRef())
        .hasToString("eu:7d3b9e10-52c4-4f7e-8a16-0c9d4e2b6f35@checkpoint-2");
    assertThat(model.namespace()).isNull();
    assertThat(model.qualifiedName()).isNull();
    assertThat(model.description()).isNull();
    assertThat(model.createdAt()).isNull();
    assertThat(model.updatedAt()).isNull();
    assertThat(model.createdBy()).isNull();
    assertThat(model.framework()).isNull();
    assertThat(model.sizeBytes()).isNull();
    assertThat(model.sha256()).isNull();
    assertThat(model.tags()).isNull();
    assertThat(model.uri()).isNull();
    assertThat(model.raw(Model.class)).isPresent();
    assertThat(JsonValue.parse(model.rawJson())).isEqualTo(body);
  }

  @Test
  void aCheckpointIsMappedCellByCell() {
    ModelVersion version =
        MAPPING.version(read("{\"modelId\":\"m\",\"modelName\":\"n\"}"), "epoch_3");

    assertThat(version.ref()).hasToString("eu:m@epoch_3");
    assertThat(version.version()).isEqualTo("epoch_3");
    assertThat(version.vendorId()).isNull();
    assertThat(version.name()).isEqualTo("n");
    assertThat(version.status()).isEqualTo(ModelStatus.READY);
    assertThat(version.vendorStatus()).isNull();
    assertThat(version.statusMessage()).isNull();
    assertThat(version.createdAt()).isNull();
    assertThat(version.createdBy()).isNull();
    assertThat(version.sizeBytes()).isNull();
    assertThat(version.sha256()).isNull();
    assertThat(version.framework()).isNull();
    assertThat(version.tags()).isNull();
    assertThat(version.uri()).isNull();
    assertThat(version.deployed()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "ready, ready, READY",
    "Ready, Ready, READY",
    "FINISHED, x, READY",
    "failed, failed, FAILED",
    "Failed, Provisioning, FAILED",
    "stopped, running, FAILED",
    "deleted, ready, DELETED",
    "Deleted, , DELETED",
    "uploading, x, PENDING",
    "Provisioning, Initializing, PENDING",
    "initializing, ready, PENDING",
    "running, running, PENDING",
    "inProgress, Running, PENDING",
    "inProgress, uploading, PENDING",
    "inProgress, ready, UNKNOWN",
    "inProgress, deleted, UNKNOWN",
    "inProgress, , UNKNOWN",
    "'', '', UNKNOWN",
    ", INITIALIZING, PENDING",
    ", , UNKNOWN"
  })
  void theStatusGoesBeforeTheSecondaryOneInAnyCase(
      String status, String secondary, ModelStatus expected) {
    String json =
        "{\"modelId\":\"m\",\"modelName\":\"n\",\"status\":%s,\"secondaryStatus\":%s}"
            .formatted(quoted(status), quoted(secondary));

    RegisteredModel model = MAPPING.model(read(json));

    assertThat(model.status()).isEqualTo(expected);
    assertThat(model.vendorStatus()).as("verbatim").isEqualTo(status);
  }

  /** Where the vendor's own client would wait for ever. */
  @Test
  void aFailureIsOneThoughTheSecondaryStatusStillWaits() {
    RegisteredModel model =
        MAPPING.model(read(Fixtures.text("sheet/9-13-get-model-poll-trap.json")));

    assertThat(model.status()).isEqualTo(ModelStatus.FAILED);
    assertThat(model.vendorStatus()).isEqualTo("Failed");
    assertThat(model.statusMessage()).isEqualTo("no capacity");
    assertThat(model.latestVersion()).isNull();
  }

  @Test
  void theCaseOfAWordDoesNotDependOnTheMachinesLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(
              MAPPING
                  .model(
                      read("{\"modelId\":\"m\",\"modelName\":\"n\",\"status\":\"INITIALIZING\"}"))
                  .status())
          .isEqualTo(ModelStatus.PENDING);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"epoch_9\",\"epoch_10\"] | epoch_10",
        "[\"epoch_10\",\"epoch_9\"] | epoch_9",
        "[\"b\",\"a\"] | a",
        "[\"a\",\"latest\"] | a",
        "[\"a\",\"\"] | a",
        "[] | ",
        "null | "
      })
  void theLastCheckpointIsTheLatestWhateverItsName(String checkpoints, String latest) {
    Model model =
        read("{\"modelId\":\"m\",\"modelName\":\"n\",\"checkpoints\":" + checkpoints + "}");

    RegisteredModel mapped = MAPPING.model(model);
    assertThat(mapped.latestVersion()).isEqualTo(latest);
    assertThat(mapped.latestVersionRef())
        .isEqualTo(latest == null ? null : mapped.ref().version(latest));
  }

  @Test
  void aRowThatLacksRequiredFieldsHidesNoOtherUnlessItHasNoNameToCallItBy() {
    RegisteredModel bare = MAPPING.model(read("{\"modelId\":\"m\",\"modelName\":\"n\"}"));

    assertThat(bare.status()).isEqualTo(ModelStatus.UNKNOWN);
    assertThat(bare.vendorStatus()).isNull();
    assertThat(bare.latestVersion()).isNull();
    assertThatThrownBy(() -> MAPPING.model(read("{\"modelName\":\"n\"}")))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("$.modelId");
  }

  private static String quoted(String word) {
    return word == null ? "null" : "\"" + word + "\"";
  }

  private static Model read(String json) {
    return JsonDocuments.read(json, Model.codec());
  }
}
