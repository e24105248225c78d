package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.truefoundry.model.GetModelResponse;
import io.github.modelregistry.truefoundry.model.HTTPValidationError;
import io.github.modelregistry.truefoundry.model.HttpError;
import io.github.modelregistry.truefoundry.model.ListFilesResponse;
import io.github.modelregistry.truefoundry.model.ListMlReposResponse;
import io.github.modelregistry.truefoundry.model.ListModelVersionsResponse;
import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import io.github.modelregistry.truefoundry.model.Metric;
import io.github.modelregistry.truefoundry.model.Model;
import io.github.modelregistry.truefoundry.model.MultipartUploadResponse;
import io.github.modelregistry.truefoundry.model.SignedUrlsResponse;
import io.github.modelregistry.truefoundry.model.Subject;
import io.github.modelregistry.truefoundry.model.SubjectType;
import io.github.modelregistry.truefoundry.model.Version;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server sends is read, kept and written back with nothing lost. */
class RoundTripTest {

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("seed/list-models.json", ListModelsResponse.codec()),
        Arguments.of("seed/list-models.as-printed.json", ListModelsResponse.codec()),
        Arguments.of("sheet/9-1-list-models-ml.json", ListModelsResponse.codec()),
        Arguments.of("sheet/9-3-get-model-svc.json", GetModelResponse.codec()),
        Arguments.of("sheet/9-5-list-model-versions.json", ListModelVersionsResponse.codec()),
        Arguments.of("sheet/9-10-list-ml-repos.json", ListMlReposResponse.codec()),
        Arguments.of("sheet/9-signed-urls-read.json", SignedUrlsResponse.codec()),
        Arguments.of("sheet/9-multipart-upload-azure.json", MultipartUploadResponse.codec()),
        Arguments.of("sheet/9-list-files-guard.json", ListFilesResponse.codec()),
        Arguments.of("sheet/9-data-null.json", GetModelResponse.codec()),
        Arguments.of("sheet/9-error-401.json", HttpError.codec()),
        Arguments.of("sheet/9-error-404.json", HttpError.codec()),
        Arguments.of("sheet/9-error-422.json", HTTPValidationError.codec()));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void nothingIsLost(String file, JsonCodec<?> codec) {
    String sent = Fixtures.text(file);

    assertThat(JsonValue.parse(writtenBack(sent, codec))).isEqualTo(JsonValue.parse(sent));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"futureFlag\":{\"deep\":[1.10,9007199254740993,null]}",
        "\"type\":\"hologram\"",
        "\"created_at\":\"the day before yesterday\"",
        "\"latest_version\":null",
        "\"run_steps\":[10.0,3]",
        "\"latest_version\":{\"manifest\":{\"framework\":{\"type\":\"jax\",\"variant\":[1e2]}}}",
        "\"latest_version\":{\"manifest\":{\"source\":{\"type\":\"floppy\",\"disk\":\"A\"}}}",
        "\"updated_at\":\"2026-02-03T10:11:12\"",
        "\"run_steps\":[0,1e1,\"7\"]",
        "\"latest_version\":{\"tags\":null}",
        "\"latest_version\":{\"tags\":[]}",
        "\"latest_version\":{\"manifest\":{\"metadata\":{\"n\":12345678901234567890.10}}}",
        "\"latest_version\":{\"manifest\":{\"framework\":{\"variant\":\"typeless\"}}}",
        "\"latest_version\":{\"manifest\":{\"framework\":null,\"environment\":null}}",
        "\"latest_version\":{\"metrics\":[{\"value\":1e5,\"timestamp\":\"17\",\"step\":10.0}]}",
        "\"latest_version\":{\"metrics\":[{\"value\":0.9130,\"timestamp\":1.772352E12}]}"
      })
  void oddDigitsWordsAndFieldsAreKeptAsTheyCame(String member) {
    String json = "{" + member + "}";

    assertThat(writtenBack(json, Model.codec())).isEqualTo(json);
  }

  @Test
  void aKindOfCallerThatTheServerAddedIsKept() {
    GetModelResponse answer =
        JsonDocuments.read(Fixtures.text("sheet/9-3-get-model-svc.json"), GetModelResponse.codec());
    Subject subject = answer.data().createdBySubject();

    assertThat(subject.subjectType().value()).isEqualTo("robot-identity");
    assertThat(subject.subjectType().known()).isEqualTo(SubjectType.Known.UNKNOWN);
    assertThat(answer.data().additionalFields()).containsOnlyKeys("futureFlag", "labels");
  }

  @Test
  void theDocumentedModelIsReadFieldByField() {
    Model model = models("seed/list-models.json").get(0);

    assertThat(model.name()).isEqualTo("ticket-router");
    assertThat(model.createdBySubject().subjectType()).isEqualTo(SubjectType.USER);
    assertThat(model.runSteps()).containsExactly(new BigDecimal(123));
    assertThat(model.latestVersion()).isNotNull();
    assertThat(model.latestVersion().manifest().version()).isEqualTo(2);
    assertThat(model.latestVersion().manifest().framework()).isNotNull();
    assertThat(model.latestVersion().manifest().framework().asTransformersFramework()).isNotNull();
    assertThat(model.latestVersion().manifest().source().asTrueFoundrySource()).isNotNull();
    assertThat(model.latestVersion().metrics()).hasSize(1);
    assertThat(model.latestVersion().metrics().get(0).value()).isEqualTo(new BigDecimal(123));
  }

  @Test
  void theSheetsOddFormsAreRead() {
    Model full = models("sheet/9-1-list-models-ml.json").get(0);
    Model empty = models("sheet/9-1-list-models-ml.json").get(1);
    List<Version> versions =
        JsonDocuments.read(
                Fixtures.text("sheet/9-5-list-model-versions.json"),
                ListModelVersionsResponse.codec())
            .data();

    assertThat(full.createdAt()).hasToString("2026-02-03T10:11:12.345678Z");
    assertThat(empty.latestVersion()).isNull();
    assertThat(empty.updatedAt()).isNull();
    assertThat(versions.get(0).tags()).isNull();
    assertThat(versions.get(0).metrics().get(0).value()).isNull();
    assertThat(versions.get(0).metrics().get(0).timestamp())
        .isEqualTo(new BigDecimal("1780000000123"));
    assertThat(versions.get(0).manifest().framework().asPlainFramework()).isNull();
    assertThat(versions.get(1).manifest().framework()).isNull();
  }

  @Test
  void fractionsOfTheNewerGenerationAreRead() {
    Model model =
        JsonDocuments.read("{\"id\":\"m\",\"run_steps\":[1.1,\"2.50\",3]}", Model.codec());
    Metric metric =
        JsonDocuments.read(
            "{\"key\":\"loss\",\"timestamp\":1780000000123.5,\"step\":0.5}", Metric.codec());

    assertThat(model.runSteps())
        .containsExactly(new BigDecimal("1.1"), new BigDecimal("2.50"), new BigDecimal(3));
    assertThat(model.additionalFields()).isEmpty();
    assertThat(metric.timestamp()).isEqualByComparingTo("1780000000123.5");
    assertThat(metric.step()).isEqualByComparingTo("0.5");
  }

  private static List<Model> models(String file) {
    return JsonDocuments.read(Fixtures.text(file), ListModelsResponse.codec()).data();
  }

  private static <T> String writtenBack(String json, JsonCodec<T> codec) {
    return JsonDocuments.toJson(JsonDocuments.read(json, codec), codec);
  }
}
