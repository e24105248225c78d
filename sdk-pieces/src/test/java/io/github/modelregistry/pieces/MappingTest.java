package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.ModelFoundation;
import io.github.modelregistry.pieces.model.ModelList;
import io.github.modelregistry.pieces.model.ModelProvider;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.testkit.Fixtures;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of the words of Pieces OS in ours. */
class MappingTest {

  private static final PiecesMapping MAPPING = new PiecesMapping("desk");

  @Test
  void aLocalModelIsMappedCellByCell() {
    RegisteredModel model = listed().get(1);

    assertThat(model.ref()).hasToString("desk:0b9d3c44-58de-4a77-8a02-1d0f4b7c2e02");
    assertThat(model.vendor()).isEqualTo("pieces");
    assertThat(model.name()).isEqualTo("Llama 3.2 1B Chat Model");
    assertThat(model.namespace()).isNull();
    assertThat(model.qualifiedName()).isEqualTo("llama3.2:1b-instruct-q4_K_S");
    assertThat(model.description()).isNull();
    assertThat(model.status()).isEqualTo(ModelStatus.READY);
    assertThat(model.vendorStatus()).isEqualTo("downloaded");
    assertThat(model.statusMessage()).isNull();
    assertThat(model.createdAt()).isEqualTo("2024-12-10T09:15:30.123456Z");
    assertThat(model.updatedAt()).isNull();
    assertThat(model.createdBy()).as("META is who made it").isNull();
    assertThat(model.latestVersion()).as("nothing can be looked up by 1.0.0").isNull();
    assertThat(model.framework()).as("LLAMA_LATEST is a family").isNull();
    assertThat(model.sizeBytes()).as("on the disk, not in memory").isEqualTo(775_831_552L);
    assertThat(model.sha256()).isNull();
    assertThat(model.tags()).isNull();
    assertThat(model.uri()).isNull();
    assertThat(model.raw(Model.class)).isPresent();
    assertThat(JsonValue.parse(Objects.requireNonNull(model.rawJson())))
        .isEqualTo(JsonValue.parse(Fixtures.text("sheet/9-1-list-models.json")).at("iterable", 1));
  }

  @Test
  void aHostedModelIsReady() {
    RegisteredModel model = listed().get(0);

    assertThat(model.description()).isEqualTo("Hosted general model");
    assertThat(model.status()).isEqualTo(ModelStatus.READY);
    assertThat(model.vendorStatus()).isEqualTo("cloud");
    assertThat(model.sizeBytes()).isNull();
  }

  @Test
  void aModelWithTheRequiredFieldsAloneIsDownloadable() {
    RegisteredModel model = listed().get(2);

    assertThat(model.qualifiedName()).isNull();
    assertThat(model.status()).isEqualTo(ModelStatus.NO_ARTIFACT);
    assertThat(model.vendorStatus()).isEqualTo("downloadable");
    assertThat(model.createdAt()).isEqualTo("2022-02-17T05:00:00Z");
  }

  @Test
  void aDeniedModelIsUnknownThoughItIsHosted() {
    RegisteredModel model = listed().get(3);

    assertThat(model.status()).isEqualTo(ModelStatus.UNKNOWN);
    assertThat(model.vendorStatus()).isEqualTo("denied");
  }

  @Test
  void unknownEnumTextsAreKeptAndHideNothing() {
    Model model = models().get(3);

    assertThat(Objects.requireNonNull(model.foundation()).value()).isEqualTo("NOVA_9");
    assertThat(model.foundation().known()).isEqualTo(ModelFoundation.Known.UNKNOWN);
    assertThat(Objects.requireNonNull(model.provider()).value()).isEqualTo("SOME_NEW_VENDOR");
    assertThat(model.provider().known()).isEqualTo(ModelProvider.Known.UNKNOWN);
    assertThat(listed()).extracting(RegisteredModel::name).hasSize(4).contains("Nova Chat Model");
  }

  @Test
  void aNullTotalOfTokensIsNullAndNotNothing() {
    Model model = models().get(1);

    assertThat(Objects.requireNonNull(model.maxTokens()).total()).isNull();
    assertThat(model.maxTokens().toJson()).isEqualTo("{\"total\":null}");
    assertThat(Objects.requireNonNull(models().get(0).maxTokens()).total())
        .isEqualByComparingTo("128000");
    assertThat(Objects.requireNonNull(models().get(0).maxTokens()).output()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"cloud\":true,\"denied\":true} | UNKNOWN | denied",
        "{\"cloud\":true,\"denied\":false} | READY | cloud",
        "{\"cloud\":false,\"downloaded\":true,\"downloading\":true} | READY | downloaded",
        "{\"cloud\":false,\"downloaded\":false,\"downloading\":true} | PENDING | downloading",
        "{\"cloud\":false,\"downloaded\":null,\"downloading\":null} | NO_ARTIFACT | downloadable",
        "{\"cloud\":false,\"loaded\":true} | NO_ARTIFACT | downloadable",
        "{\"downloaded\":true} | READY | downloaded",
        "{} | NO_ARTIFACT | downloadable"
      })
  void theFlagsTellTheStatusInThisOrder(String flags, ModelStatus status, String word) {
    RegisteredModel model =
        MAPPING.model(model("{\"id\":\"m-1\",\"name\":\"m\"," + flags.substring(1)));

    assertThat(model.status()).isEqualTo(status);
    assertThat(model.vendorStatus()).isEqualTo(word);
  }

  @Test
  void whatARowLacksOrGarblesHidesNothingElse() {
    RegisteredModel bare = MAPPING.model(model("{\"id\":\"m-1\",\"name\":\"m\",\"bytes\":{}}"));
    RegisteredModel garbled =
        MAPPING.model(
            model("{\"id\":\"m-2\",\"name\":\"m\",\"created\":{\"value\":\"long ago\"}}"));

    assertThat(bare.createdAt()).isNull();
    assertThat(bare.sizeBytes()).isNull();
    assertThat(garbled.createdAt()).isNull();
    assertThat(garbled.rawJson()).contains("long ago");
  }

  private static Model model(String json) {
    return JsonDocuments.read(json.replace(",}", "}"), Model.codec());
  }

  private static List<Model> models() {
    return JsonDocuments.read(Fixtures.text("sheet/9-1-list-models.json"), ModelList.codec())
        .models();
  }

  private static List<RegisteredModel> listed() {
    return models().stream().map(MAPPING::model).toList();
  }
}
