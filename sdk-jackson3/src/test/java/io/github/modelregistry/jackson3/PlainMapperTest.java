package io.github.modelregistry.jackson3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.RegistryFailure;
import io.github.modelregistry.registry.capability.VersionsRequest;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.truefoundry.TrueFoundryClient;
import io.github.modelregistry.truefoundry.model.ArtifactType;
import io.github.modelregistry.truefoundry.model.Model;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/** A mapper without the module of the SDK writes its values, too. */
class PlainMapperTest {

  /** A user's own class. */
  record Holder(Object value) {}

  private final ObjectMapper plain = new ObjectMapper();
  private final Model vendorModel =
      JsonDocuments.read("{\"id\":\"1\",\"x\":[1.10,1e400,null]}", Model.codec());
  private final RegisteredModel model =
      RegisteredModel.builder()
          .ref(ModelRef.of("eu", "1"))
          .vendor("truefoundry")
          .name("churn")
          .status(ModelStatus.READY)
          .raw(vendorModel)
          .build();
  private final ModelVersion version =
      ModelVersion.builder()
          .ref(model.ref().version("2"))
          .name("churn")
          .status(ModelStatus.READY)
          .build();

  @Test
  void theJsonOfAModelIsWrittenWhereverItStands() {
    String json = model.toJson();

    assertThat(json).endsWith(",\"raw\":{\"id\":\"1\",\"x\":[1.10,1e400,null]}}");
    assertThat(plain.writeValueAsString(model)).isEqualTo(json);
    assertThat(plain.writeValueAsString(List.of(model, model)))
        .isEqualTo("[" + json + "," + json + "]");
    assertThat(plain.writeValueAsString(Map.of("m", model))).isEqualTo("{\"m\":" + json + "}");
    assertThat(plain.writeValueAsString(new Holder(model))).isEqualTo("{\"value\":" + json + "}");
  }

  @Test
  void soAreVersionsGeneratedModelsAndTheirParts() {
    assertThat(plain.writeValueAsString(version)).isEqualTo(version.toJson());
    assertThat(
            plain.writeValueAsString(RegistryFailure.of("eu", null, new RuntimeException("m"), 0)))
        .contains("\"message\":\"m\"");
    assertThat(plain.writeValueAsString(vendorModel)).isEqualTo(vendorModel.toJson());
    assertThat(plain.writeValueAsString(new Holder(JsonValue.parse("[1.10,\"a\"]"))))
        .isEqualTo("{\"value\":[1.10,\"a\"]}");
    assertThat(
            plain.writeValueAsString(
                List.of(model.ref(), version.ref(), ArtifactType.of("x"), Timestamp.of("t"))))
        .isEqualTo("[\"eu:1\",\"eu:1@2\",\"x\",\"t\"]");
    assertThat(plain.writeValueAsString(Map.of(model.ref(), version.ref())))
        .isEqualTo("{\"eu:1\":\"eu:1@2\"}");
  }

  @Test
  void noValueOfTheFacadeBecomesAnEmptyObject() {
    ModelRegistries registries =
        ModelRegistries.builder()
            .add(TrueFoundryClient.builder().host("h").apiKey("k").build().registry())
            .build();
    List<Object> values =
        List.of(
            ModelQuery.all(),
            VersionsRequest.of(model.ref()),
            registries.capabilities(),
            registries,
            registries.all().get(0),
            HealthCheck.of(URI.create("https://h"), Duration.ofMillis(1)),
            ApiResponse.builder(model).status(200).build(),
            Headers.builder().add("Accept", "x").build(),
            Page.last(List.of(model)));

    for (Object value : values) {
      assertThat(plain.writeValueAsString(new Holder(value)))
          .as(value.getClass().getName())
          .doesNotContain("{}", "{\"value\":null}")
          .doesNotContain("{\"value\":\"\"}");
    }
    assertThat(plain.writeValueAsString(registries)).isEqualTo("[\"truefoundry\"]");
    assertThat(plain.writeValueAsString(registries.all())).isEqualTo("[\"truefoundry\"]");
    registries.close();
  }
}
