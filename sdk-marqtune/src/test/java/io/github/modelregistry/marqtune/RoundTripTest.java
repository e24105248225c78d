package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.ErrorMessage;
import io.github.modelregistry.marqtune.model.InstanceType;
import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.marqtune.model.ModelList;
import io.github.modelregistry.marqtune.model.TaskStatus;
import io.github.modelregistry.testkit.Fixtures;
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
        Arguments.of("sheet/9-1-get-model.json", Model.codec()),
        Arguments.of("sheet/9-3-get-model-in-training.json", Model.codec()),
        Arguments.of("sheet/9-13-get-model-poll-trap.json", Model.codec()),
        Arguments.of("sheet/3-1-get-model-status-without-body.json", Model.codec()),
        Arguments.of("sheet/3-1-list-models-object.json", ModelList.codec()),
        Arguments.of("sheet/3-1-list-models-null.json", ModelList.codec()),
        Arguments.of("sheet/3-1-list-models-absent.json", ModelList.codec()),
        Arguments.of("seed/get-model.401.json", ErrorMessage.codec()),
        Arguments.of("seed/get-model.500.json", ErrorMessage.codec()));
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
        "\"status\":\"Ready\"",
        "\"secondaryStatus\":null",
        "\"secondaryStatus\":\"Folding\"",
        "\"failureReason\":null",
        "\"maxTrainingTime\":\"7200\"",
        "\"maxTrainingTime\":7200.0",
        "\"maxTrainingTime\":null",
        "\"checkpoints\":null",
        "\"checkpoints\":[]",
        "\"instanceType\":\"marqtune.huge\"",
        "\"hyperparameters\":\"Training task parameters\"",
        "\"hyperparameters\":{\"lr\":2e-05,\"wd\":0.020,\"nested\":{\"a\":[null]}}",
        "\"hyperparameters\":null"
      })
  void oddDigitsWordsAndFieldsAreKeptAsTheyCame(String member) {
    String json = "{" + member + "}";

    assertThat(writtenBack(json, Model.codec())).isEqualTo(json);
  }

  @Test
  void theDocumentedModelIsReadFieldByField() {
    Model model =
        JsonDocuments.read(
            String.valueOf(JsonValue.parse(Fixtures.text("seed/get-model.json")).get("body")),
            Model.codec());

    assertThat(model.modelId()).isEqualTo("7d3b9e10-52c4-4f7e-8a16-0c9d4e2b6f35");
    assertThat(model.modelName()).isEqualTo("nameInSystem");
    assertThat(model.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(model.secondaryStatus()).hasToString("failed");
    assertThat(model.failureReason()).isEqualTo("reasonForFailure");
    assertThat(model.baseModel()).isEqualTo("ViT-B-32");
    assertThat(model.baseCheckpoint()).isEqualTo("laion2b_s34b_b79k");
    assertThat(model.instanceType()).isEqualTo(InstanceType.MARQTUNE_BASIC);
    assertThat(model.maxTrainingTime()).isEqualByComparingTo("7200");
    assertThat(model.checkpoints()).containsExactly("checkpoint-1", "checkpoint-2");
    assertThat(model.hyperparameters().at("rightWeights", 0)).hasToString("0.9");
  }

  private static <T> String writtenBack(String json, JsonCodec<T> codec) {
    return JsonDocuments.toJson(JsonDocuments.read(json, codec), codec);
  }
}
