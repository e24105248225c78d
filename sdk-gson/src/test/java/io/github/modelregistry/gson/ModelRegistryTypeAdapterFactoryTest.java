package io.github.modelregistry.gson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonSyntaxException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.truefoundry.model.ArtifactType;
import io.github.modelregistry.truefoundry.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRegistryTypeAdapterFactoryTest {

  /** What a vendor's JSON may hold, every digit of which must be there afterwards. */
  private static final String ODD =
      "{\"id\":\"1\",\"x\":[1.10,1e2,1E-7,-0,-0.0,1e400,9007199254740993,123456789012345678901234,"
          + "0.1234567890123456789012345],\"nothing\":null,\"t\":\"é\\n\\u0001</script>\",\"\":{}}";

  /** A user's own class. */
  private static final class Page {
    @Nullable List<RegisteredModel> models;
    @Nullable Map<ModelRef, ModelVersionRef> latest;
    @Nullable Model vendorModel;
    @Nullable ArtifactType type;
    @Nullable Timestamp time;
    @Nullable JsonValue any;
    @Nullable JsonValue absent;
  }

  private final Gson gson = Gsons.registered();
  private final RegisteredModel model =
      RegisteredModel.builder()
          .ref(ModelRef.of("eu", "a/b"))
          .vendor("truefoundry")
          .name("churn")
          .status(ModelStatus.READY)
          .raw(JsonDocuments.read(ODD, Model.codec()))
          .build();

  private Page page() {
    Page page = new Page();
    page.models = List.of(model, model);
    page.latest = Map.of(model.ref(), model.ref().version("2"));
    page.vendorModel = JsonDocuments.read(ODD, Model.codec());
    page.type = ArtifactType.of("hologram");
    page.time = Timestamp.of("yesterday");
    page.any = JsonValue.parse("[1.10,null]");
    return page;
  }

  @Test
  void valuesInListsMapsAndFieldsAreReadBackEqual() {
    Page again = gson.fromJson(gson.toJson(page()), Page.class);

    assertThat(again.models).isEqualTo(page().models);
    assertThat(again.latest).isEqualTo(page().latest);
    assertThat(again.vendorModel).isEqualTo(page().vendorModel);
    assertThat(again.type).isEqualTo(page().type);
    assertThat(again.time).isEqualTo(page().time);
    assertThat(again.any).isEqualTo(page().any);
    assertThat(again.absent).isNull();
    assertThat(again.models).extracting(RegisteredModel::rawJson).containsOnly(model.rawJson());
    assertThat(gson.fromJson("{\"any\":null}", Page.class).any).isEqualTo(JsonValue.ofNull());
  }

  @Test
  void nullsAndEveryDigitAreKept() {
    assertThat(gson.toJson(model))
        .contains("\"raw\":{\"id\":\"1\",\"x\":[1.10,1e2,1E-7,-0,-0.0,1e400,")
        .contains("\"nothing\":null")
        .contains("\"tags\":null");
    assertThat(gson.fromJson(ODD, JsonValue.class)).isEqualTo(JsonValue.parse(ODD));
  }

  @Test
  void numbersThatJsonDoesNotHaveAreWrittenAsTheyCameAndReadAsTexts() {
    JsonValue odd = JsonValue.parse("[NaN,-Infinity]");

    assertThat(gson.toJson(odd)).isEqualTo("[NaN,-Infinity]");
    assertThat(gson.fromJson("[NaN,-Infinity]", JsonValue.class))
        .isEqualTo(JsonValue.parse("[\"NaN\",\"-Infinity\"]"));
  }

  @Test
  void treesOfGsonHoldEverythingToo() {
    JsonElement tree = gson.toJsonTree(model);

    assertThat(tree.getAsJsonObject().get("ref").getAsString()).isEqualTo("eu:a%2Fb");
    assertThat(gson.fromJson(tree, RegisteredModel.class).toJson()).isEqualTo(model.toJson());
    assertThat(gson.toJson(tree)).contains("[1.10,1e2,1E-7,-0,-0.0,1e400,");
  }

  @Test
  void settingsChangeNothing() {
    String json = Gsons.withSettings().toJson(model);

    assertThat(JsonValue.parse(json)).isEqualTo(JsonValue.parse(model.toJson()));
    assertThat(Gsons.withSettings().fromJson(json, RegisteredModel.class).toJson())
        .isEqualTo(model.toJson());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"models\":[{\"ref\":17}]}",
        "{\"models\":[[]]}",
        "{\"models\":[{\"name\":\"n\",\"name\":\"n\"}]}",
        "{\"latest\":{\"eu\":\"eu:1@2\"}}",
        "{\"type\":[]}",
      })
  void whatCannotBeReadIsASyntaxException(String json) {
    assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> gson.fromJson(json, Page.class));
  }

  @Test
  void theCauseIsWhatTheSdkSays() {
    assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> gson.fromJson("{\"ref\":17}", RegisteredModel.class))
        .withMessageContaining("$.ref")
        .withCauseInstanceOf(DecodingException.class);
  }

  @Test
  void withoutTheFactoryGsonRefusesAndSaysWhatIsMissing() {
    Gson plain = new Gson();

    for (Object value :
        List.of(
            model,
            List.of(model),
            model.ref().version("2"),
            Objects.requireNonNull(page().vendorModel),
            Objects.requireNonNull(page().type),
            Objects.requireNonNull(page().any),
            Timestamp.of("2026-01-01T00:00:00Z"),
            ModelQuery.all()
                .list("x", cursor -> io.github.modelregistry.page.Page.last(List.of(model))),
            page())) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> plain.toJson(value))
          .withMessageContaining("registerModelRegistryTypeAdapterFactory");
    }
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> plain.fromJson("{}", RegisteredModel.class));
  }
}
