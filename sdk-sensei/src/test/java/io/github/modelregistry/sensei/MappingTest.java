package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.ModelListing;
import io.github.modelregistry.testkit.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each field of the facade's model, from the vendor's. */
class MappingTest {

  @RegisterExtension static final FakeSensei SENSEI = new FakeSensei();

  private static final SenseiMapping MAPPING = new SenseiMapping("mine", "dev");

  @Test
  void aTrainedModelTellsWhatTheGuideShows() {
    RegisteredModel model = mapped(Fixtures.text("seed/get-model.response.json"));

    assertThat(model.ref()).hasToString("mine:15c53796-bd6b-4e09-b51d-7296aa20af71");
    assertThat(model.vendor()).isEqualTo("sensei");
    assertThat(model.name()).isEqualTo("A name for this Model");
    assertThat(model.namespace()).as("the sandbox").isEqualTo("dev");
    assertThat(model.qualifiedName()).isNull();
    assertThat(model.description()).isEqualTo("A description for this Model");
    assertThat(model.status()).isEqualTo(ModelStatus.READY);
    assertThat(model.vendorStatus()).isNull();
    assertThat(model.statusMessage()).isNull();
    assertThat(model.createdAt()).isEqualTo(Instant.parse("2019-01-01T00:00:00Z"));
    assertThat(model.updatedAt()).isEqualTo(Instant.parse("2019-01-02T00:00:00Z"));
    assertThat(model.createdBy()).isEqualTo("Jane_Doe@AdobeID");
    assertThat(model.latestVersion()).isNull();
    assertThat(model.framework()).isNull();
    assertThat(model.sizeBytes()).isNull();
    assertThat(model.sha256()).isNull();
    assertThat(model.tags()).as("not told").isNull();
    assertThat(model.uri())
        .isEqualTo("wasb://test-models@mlpreprodstorage.blob.core.windows.net/model-name");
    assertThat(model.raw(Model.class)).isPresent();
    assertThat(JsonValue.parse(Objects.requireNonNull(model.rawJson())))
        .isEqualTo(JsonValue.parse(Fixtures.text("seed/get-model.response.json")));
  }

  @Test
  void aRegisteredModelHasNeitherRunNorMaker() {
    RegisteredModel model = mapped(Fixtures.text("seed/register-model.response.json"));

    assertThat(model.name()).isEqualTo("Your Model - 0615-1342-45");
    assertThat(model.description()).isNull();
    assertThat(model.createdBy()).isNull();
    assertThat(model.vendorStatus()).as("deprecated is false").isNull();
    assertThat(model.createdAt()).isEqualTo(Instant.parse("2020-06-15T20:55:41.520Z"));
  }

  @Test
  void nullsUnknownWordsAndUnknownFieldsDoNoHarm() {
    RegisteredModel model = mapped(Fixtures.text("sheet/9-5-get-model-nulls.json"));

    assertThat(model.description()).isNull();
    assertThat(model.createdBy()).isNull();
    assertThat(model.vendorStatus()).isEqualTo("transcoded,archived");
    assertThat(model.tags()).as("told: none").isEmpty();
    assertThat(model.updatedAt()).isEqualTo(Instant.parse("2024-02-12T08:00:00Z"));
  }

  @Test
  void rowsOfAListAreMappedAlike() {
    List<Model> rows =
        JsonDocuments.read(
                JsonValue.parse(Fixtures.text("sheet/9-1-list-models-first-page.json")),
                ModelListing.codec())
            .children();

    RegisteredModel first = MAPPING.model(rows.get(0));
    RegisteredModel second = MAPPING.model(rows.get(1));

    assertThat(first.createdBy()).as("the display name comes first").isEqualTo("Rae Example");
    assertThat(first.vendorStatus()).isEqualTo("trained,published");
    assertThat(first.rawJson()).contains("qualityTier");
    assertThat(second.name()).isEqualTo("pricing (imported)");
    assertThat(second.vendorStatus()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | READY |",
        "{\"deleted\":false} | READY |",
        "{\"deleted\":null} | READY |",
        "{\"deleted\":true} | DELETED |",
        "{\"deleted\":true,\"state\":[\"trained\"]} | DELETED | trained",
        "{\"state\":[]} | READY |",
        "{\"state\":null,\"deprecated\":true} | READY | deprecated",
        "{\"state\":[],\"deprecated\":true} | READY | deprecated",
        "{\"state\":[\"trained\"],\"deprecated\":true} | READY | trained"
      })
  void theStatusIsReadUnlessTheModelIsDeleted(String fields, ModelStatus status, String word) {
    RegisteredModel model = mapped(with(fields));

    assertThat(model.status()).isEqualTo(status);
    assertThat(model.vendorStatus()).isEqualTo(word);
  }

  @Test
  void tagsAreSortedPairs() {
    assertThat(mapped(with("{\"tags\":{\"purpose\":\"tutorial\",\"a\":\"1\"}}")).tags())
        .containsExactly("a=1", "purpose=tutorial");
  }

  @Test
  void aTagWithoutAValueIsATagAllTheSame() {
    assertThat(mapped(with("{\"tags\":{\"purpose\":null,\"a\":\"1\"}}")).tags())
        .containsExactly("a=1", "purpose=");
  }

  @Test
  void aModelWithoutANameGoesByItsId() {
    assertThat(mapped("{\"id\":\"m-1\",\"name\":null}").name()).isEqualTo("m-1");
    assertThat(mapped("{\"id\":\"m-1\"}").name()).isEqualTo("m-1");
  }

  @Test
  void aTimeThatIsNoneStaysInTheVendorsJson() {
    RegisteredModel model = mapped(with("{\"created\":\"2019-21-01\"}"));

    assertThat(model.createdAt()).isNull();
    assertThat(model.rawJson()).contains("2019-21-01");
  }

  @Test
  void anIdNeedNotBeAUuid() {
    assertThat(mapped("{\"id\":\"27c53796-bd6b-4u59-b51d-7296aa20er23\"}").ref())
        .hasToString("mine:27c53796-bd6b-4u59-b51d-7296aa20er23");
  }

  @Test
  void aModelThatIsDeletedIsNotFound() {
    SENSEI.answer(
        "/models/m-1", 200, "model.v1.json", "{\"id\":\"m-1\",\"name\":\"n\",\"deleted\":true}");
    var registry = SENSEI.client().registry();

    assertThatThrownBy(() -> registry.get(ModelRef.of("sensei", "m-1")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("the model m-1 is deleted");
    assertThat(SENSEI.onlyRequest().getUrl()).isEqualTo("/data/sensei/models/m-1");
  }

  @Test
  void aModelIsGotByItsIdWhateverItsCharacters() {
    SENSEI.answer("/models/a%2Fb%20c", 200, "model.v1.json", "{\"id\":\"a/b c\",\"name\":\"n\"}");

    RegisteredModel model = SENSEI.client().registry().get(ModelRef.parse("sensei:a%2Fb%20c"));

    assertThat(model.id()).isEqualTo("a/b c");
    assertThat(model.namespace()).isEqualTo("prod");
  }

  private static String with(String fields) {
    return "{\"id\":\"m-1\",\"name\":\"n\""
        + (fields.equals("{}") ? "}" : "," + fields.substring(1));
  }

  private static RegisteredModel mapped(String json) {
    return MAPPING.model(JsonDocuments.read(json, Model.codec()));
  }
}
