package io.github.modelregistry.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.truefoundry.model.ArtifactType;
import io.github.modelregistry.truefoundry.model.Model;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRegistryModuleTest {

  /** What a vendor's JSON may hold, every digit of which must be there afterwards. */
  private static final String ODD =
      "{\"id\":\"1\",\"x\":[1.10,1e2,1E-7,-0,-0.0,1e400,9007199254740993,123456789012345678901234,"
          + "0.1234567890123456789012345],\"nothing\":null,\"t\":\"é\\n\\u0001</script>\",\"\":{}}";

  /** A user's own class. */
  record Page(
      List<RegisteredModel> models,
      Map<ModelRef, ModelVersionRef> latest,
      @Nullable Model vendorModel,
      @Nullable ArtifactType type,
      @Nullable Timestamp time,
      @Nullable JsonValue any,
      @Nullable JsonValue absent) {}

  private final ObjectMapper mapper = Mappers.registered();
  private final RegisteredModel model =
      RegisteredModel.builder()
          .ref(ModelRef.of("eu", "a/b"))
          .vendor("truefoundry")
          .name("churn")
          .status(ModelStatus.READY)
          .raw(JsonDocuments.read(ODD, Model.codec()))
          .build();
  private final Page page =
      new Page(
          List.of(model, model),
          Map.of(model.ref(), model.ref().version("2")),
          JsonDocuments.read(ODD, Model.codec()),
          ArtifactType.of("hologram"),
          Timestamp.of("yesterday"),
          JsonValue.ofNull(),
          null);

  @Test
  void valuesInListsMapsAndRecordsAreReadBackEqual() throws Exception {
    Page again = mapper.readValue(mapper.writeValueAsString(page), Page.class);

    assertThat(again)
        .isEqualTo(
            new Page(
                page.models(),
                page.latest(),
                page.vendorModel(),
                page.type(),
                page.time(),
                page.any(),
                JsonValue.ofNull()));
    assertThat(again.models()).extracting(RegisteredModel::rawJson).containsOnly(model.rawJson());
  }

  @Test
  void anAbsentFieldIsNoExplicitNull() throws Exception {
    assertThat(mapper.readValue("{\"any\":null}", Page.class))
        .isEqualTo(new Page(null, null, null, null, null, JsonValue.ofNull(), null));
  }

  @Test
  void everyDigitIsKept() throws Exception {
    assertThat(mapper.writeValueAsString(model))
        .contains("\"raw\":" + "{\"id\":\"1\",\"x\":[1.10,1e2,1E-7,-0,-0.0,1e400,");
    assertThat(mapper.readValue(ODD, JsonValue.class)).isEqualTo(JsonValue.parse(ODD));
    assertThat(mapper.writeValueAsString(JsonValue.parse(ODD)))
        .isEqualTo(JsonValue.parse(ODD).toString());
  }

  @Test
  void numbersThatJsonDoesNotHaveAreKeptAsTheyCame() throws Exception {
    JsonValue odd = JsonValue.parse("[NaN,Infinity,-Infinity,1]");

    assertThat(mapper.writeValueAsString(odd)).isEqualTo("[NaN,Infinity,-Infinity,1]");
    assertThat(Mappers.withSettings().readValue(odd.toString(), JsonValue.class)).isEqualTo(odd);
    assertThat(mapper.convertValue(odd, JsonValue.class)).isEqualTo(odd);
  }

  @Test
  void conversionsAndTreesKeepWhatTheyCanHold() {
    assertThat(mapper.convertValue(model, RegisteredModel.class).toJson())
        .isEqualTo(model.toJson());
    assertThat(mapper.convertValue(page, Page.class).models()).isEqualTo(page.models());

    JsonNode tree = mapper.valueToTree(model);
    assertThat(tree.get("ref").asText()).isEqualTo("eu:a%2Fb");
    assertThat(tree.get("raw").get("x").get(6).longValue()).isEqualTo(9007199254740993L);
    assertThat(tree.get("raw").get("x").get(8).decimalValue())
        .isEqualByComparingTo("0.1234567890123456789012345");
    assertThat(mapper.convertValue(tree, RegisteredModel.class)).isEqualTo(model);

    Map<String, Object> map = mapper.convertValue(model, new TypeReference<>() {});
    assertThat(map).containsEntry("name", "churn").containsEntry("tags", null);
  }

  @Test
  void settingsOfTheMapperChangeNothing() throws Exception {
    ObjectMapper settings = Mappers.withSettings();
    String json = settings.writeValueAsString(model);

    assertThat(JsonValue.parse(json)).isEqualTo(JsonValue.parse(model.toJson()));
    assertThat(settings.readValue(json, RegisteredModel.class).toJson()).isEqualTo(model.toJson());
  }

  @Test
  void fieldsThatALaterVersionAddsAreIgnored() throws Exception {
    RegisteredModel later =
        Mappers.withSettings()
            .readValue(
                "{\"ref\":\"eu:1\",\"vendor\":\"v\",\"name\":\"n\",\"status\":\"NEW\",\"x\":{}}",
                RegisteredModel.class);

    assertThat(later.status()).isEqualTo(ModelStatus.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"models\":[{\"ref\":17}]}",
        "{\"models\":[[]]}",
        "{\"models\":[{\"name\":\"n\",\"name\":\"n\"}]}",
        "{\"latest\":{\"eu\":\"eu:1@2\"}}",
        "{\"latest\":{\"eu:1\":\"eu:1\"}}",
        "{\"type\":7}",
      })
  void whatCannotBeReadIsAMappingExceptionThatNamesThePlace(String json) {
    assertThatExceptionOfType(JsonMappingException.class)
        .isThrownBy(() -> mapper.readValue(json, Page.class))
        .satisfies(refused -> assertThat(refused.getPath()).isNotEmpty());
  }

  @Test
  void theCauseIsWhatTheSdkSays() {
    assertThatExceptionOfType(JsonMappingException.class)
        .isThrownBy(() -> mapper.readValue("{\"ref\":17}", RegisteredModel.class))
        .withMessageContaining("$.ref")
        .withCauseInstanceOf(DecodingException.class);
  }

  @Test
  void nestingIsBounded() {
    String deep = "[".repeat(600) + "]".repeat(600);

    assertThatExceptionOfType(JsonMappingException.class)
        .isThrownBy(() -> mapper.readValue(deep, JsonValue.class))
        .withMessageContaining("512");
  }
}
