package io.github.modelregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.json.sample.Sample;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON of models and versions, which the command line prints, too. */
class FacadeJsonTest {

  private static final String RAW = "{\"id\":\"a\",\"score\":1.10,\"new\":[null,1e400,\"é\"]}";
  private static final String MODEL =
      "{\"ref\":\"eu:a%2Fb\",\"registry\":\"eu\",\"vendor\":\"wallaroo\",\"id\":\"a/b\","
          + "\"name\":\"churn\",\"namespace\":\"ns\",\"qualifiedName\":\"q\",\"description\":\"d\","
          + "\"status\":\"NO_ARTIFACT\",\"vendorStatus\":\"pending_load\",\"statusMessage\":\"m\","
          + "\"createdAt\":\"2026-02-03T10:11:12.345678Z\",\"updatedAt\":\"2026-02-03T10:11:13Z\","
          + "\"createdBy\":\"rita\",\"latestVersion\":\"838\",\"framework\":\"onnx\","
          + "\"sizeBytes\":9290701800,\"sha256\":\"ab\",\"tags\":[\"k=v\"],\"uri\":\"s3://b/p\","
          + "\"raw\":"
          + RAW
          + "}";
  private static final String VERSION =
      "{\"ref\":\"eu:1@838\",\"version\":\"838\",\"vendorId\":\"uuid\",\"name\":\"churn\","
          + "\"status\":\"READY\",\"vendorStatus\":null,\"statusMessage\":null,\"createdAt\":null,"
          + "\"createdBy\":null,\"sizeBytes\":null,\"sha256\":null,\"framework\":null,\"tags\":[],"
          + "\"uri\":null,\"deployed\":true,\"raw\":null}";

  private final Sample vendorModel = JsonDocuments.read(RAW, Sample.codec());
  private final RegisteredModel model =
      RegisteredModel.builder()
          .ref(ModelRef.of("eu", "a/b"))
          .vendor("wallaroo")
          .name("churn")
          .namespace("ns")
          .qualifiedName("q")
          .description("d")
          .status(ModelStatus.NO_ARTIFACT)
          .vendorStatus("pending_load")
          .statusMessage("m")
          .createdAt(Instant.parse("2026-02-03T10:11:12.345678Z"))
          .updatedAt(Instant.parse("2026-02-03T10:11:13Z"))
          .createdBy("rita")
          .latestVersion("838")
          .framework("onnx")
          .sizeBytes(9_290_701_800L)
          .sha256("ab")
          .tags(List.of("k=v"))
          .uri("s3://b/p")
          .raw(vendorModel)
          .build();
  private final ModelVersion version =
      ModelVersion.builder()
          .ref(ModelVersionRef.parse("eu:1@838"))
          .vendorId("uuid")
          .name("churn")
          .status(ModelStatus.READY)
          .tags(List.of())
          .deployed(true)
          .build();

  private static RegisteredModel read(String json) {
    return JsonDocuments.read(json, RegisteredModel.codec());
  }

  @Test
  void allFieldsAreWrittenInTheirOrderWithTheVendorsJsonBehindThem() {
    assertThat(model.toJson()).isEqualTo(MODEL);
    assertThat(version.toJson()).isEqualTo(VERSION);
    assertThat(JsonDocuments.toJson(model, RegisteredModel.codec())).isEqualTo(MODEL);
  }

  @Test
  void theFieldsAloneHaveTheNamesThatAreListed() {
    assertThat(model.jsonFields()).doesNotContainKey("raw");
    assertThat(model.jsonFields().keySet())
        .containsExactlyElementsOf(RegisteredModel.jsonFieldNames());
    assertThat(version.jsonFields().keySet())
        .containsExactlyElementsOf(ModelVersion.jsonFieldNames());
  }

  @Test
  void whatWasWrittenIsReadBackEqual() {
    RegisteredModel again = read(MODEL);

    assertThat(again).isEqualTo(model);
    assertThat(again.rawJson()).isEqualTo(RAW);
    assertThat(again.toJson()).isEqualTo(MODEL);
    assertThat(again.toBuilder().build().toJson()).isEqualTo(MODEL);

    ModelVersion versionAgain = JsonDocuments.read(VERSION, ModelVersion.codec());
    assertThat(versionAgain).isEqualTo(version);
    assertThat(versionAgain.rawJson()).isNull();
  }

  @Test
  void theVendorsObjectIsDecodedFromItsJson() {
    RegisteredModel again = read(MODEL);

    assertThat(again.raw(Sample.class)).contains(vendorModel);
    assertThat(again.raw(String.class)).isEmpty();
    assertThat(read(model.toBuilder().raw(null).build().toJson()).raw(Sample.class)).isEmpty();
  }

  @Test
  void aModelWithoutANameIsReadBackWithoutOne() {
    RegisteredModel nameless = model.toBuilder().name(null).raw(null).build();

    assertThat(nameless.toJson()).contains("\"name\":null");
    assertThat(read(nameless.toJson())).isEqualTo(nameless).isNotEqualTo(model);
  }

  @Test
  void fieldsAndStatusesOfLaterVersionsDoNoHarm() {
    RegisteredModel later =
        read("{\"ref\":\"eu:1\",\"vendor\":\"v\",\"name\":\"n\",\"status\":\"ARCHIVED\",\"x\":[]}");

    assertThat(later.status()).isEqualTo(ModelStatus.UNKNOWN);
    assertThat(later.tags()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"ref\":17};$.ref",
        "{\"ref\":\"eu:1@2\"};$.ref",
        "{\"sizeBytes\":1.5};$.sizeBytes",
        "{\"createdAt\":\"yesterday\"};$.createdAt",
        "{\"tags\":[1]};$.tags",
        "{\"vendor\":\"v\",\"name\":\"n\",\"status\":\"READY\"};$",
        "[];$"
      })
  void whatIsNoModelIsRefusedNamingThePlace(String json, String path) {
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> read(json))
        .satisfies(refused -> assertThat(refused.path()).isEqualTo(path));
  }

  @Test
  void failuresAndHealthChecksAreWrittenAsTheCommandLineHasThem() {
    assertThat(RegistryFailure.of("eu", "v", new IllegalStateException(), 3).toJson())
        .isEqualTo(
            "{\"registry\":\"eu\",\"error\":\"IllegalStateException\",\"status\":null,"
                + "\"message\":\"IllegalStateException\"}");
    assertThat(HealthCheck.of(URI.create("http://a/b"), Duration.ofMillis(7)).toJson())
        .isEqualTo("{\"endpoint\":\"http://a/b\",\"latencyMillis\":7}");
  }

  @Test
  void refsAndTextsAreReadAndWrittenAsTheirText() {
    ModelRef ref = ModelRef.parse("eu:a%2Fb");

    assertThat(JsonDocuments.toJson(ref, ModelRef.codec())).isEqualTo("\"eu:a%2Fb\"");
    assertThat(JsonDocuments.read("\"eu:a%2Fb\"", ModelRef.codec())).isEqualTo(ref);
    assertThat(JsonDocuments.read("\"eu:1@2\"", ModelVersionRef.codec()))
        .isEqualTo(ModelVersionRef.parse("eu:1@2"));
  }

  @Test
  void theCodecOfATypeIsFoundByItsName() {
    assertThat(JsonCodecs.ofType(RegisteredModel.class)).isSameAs(RegisteredModel.codec());
    assertThat(JsonCodecs.ofType(ModelVersionRef.class)).isSameAs(ModelVersionRef.codec());
    assertThat(JsonCodecs.ofType(Timestamp.class)).isSameAs(JsonCodecs.TIMESTAMP);
    assertThat(JsonCodecs.ofType(JsonValue.class)).isSameAs(JsonCodecs.VALUE);
    assertThat(JsonCodecs.ofType(JsonValue.of(1).getClass())).isNull();
    assertThat(JsonCodecs.ofType(String.class)).isNull();
  }
}
