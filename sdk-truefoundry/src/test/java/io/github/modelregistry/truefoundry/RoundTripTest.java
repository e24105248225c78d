package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.truefoundry.model.GetModelResponse;
import io.github.modelregistry.truefoundry.model.HTTPValidationError;
import io.github.modelregistry.truefoundry.model.HttpError;
import io.github.modelregistry.truefoundry.model.ListModelVersionsResponse;
import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import io.github.modelregistry.truefoundry.model.Model;
import io.github.modelregistry.truefoundry.model.Subject;
import io.github.modelregistry.truefoundry.model.SubjectType;
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

  private static <T> String writtenBack(String json, JsonCodec<T> codec) {
    return JsonDocuments.toJson(JsonDocuments.read(json, codec), codec);
  }
}
