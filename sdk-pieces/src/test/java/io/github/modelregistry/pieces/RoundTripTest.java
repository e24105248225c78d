package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.pieces.model.Context;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.ModelDownloadProgress;
import io.github.modelregistry.pieces.model.ModelDownloadProgressStatus;
import io.github.modelregistry.pieces.model.ModelList;
import io.github.modelregistry.pieces.model.OllamaStatus;
import io.github.modelregistry.pieces.model.OpenAiModelsListOutput;
import io.github.modelregistry.pieces.model.ReturnedUserProfile;
import io.github.modelregistry.pieces.model.SeededModel;
import io.github.modelregistry.testkit.Fixtures;
import java.math.BigDecimal;
import java.util.Objects;
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
        Arguments.of("seed/model-update.body.json", Model.codec()),
        Arguments.of("seed/model-update.response.json", Model.codec()),
        Arguments.of("seed/model-specific-model-download.response.json", Model.codec()),
        Arguments.of("seed/model-specific-model-download-cancel.response.json", Model.codec()),
        Arguments.of("seed/model-specific-model-load.response.json", Model.codec()),
        Arguments.of("seed/model-specific-model-unload.response.json", Model.codec()),
        Arguments.of("seed/models-specific-model-snapshot.response.json", Model.codec()),
        Arguments.of("sheet/9-custom-model.json", Model.codec()),
        Arguments.of("sheet/9-1-list-models.json", ModelList.codec()),
        Arguments.of("sheet/9-1-list-models-downloading.json", ModelList.codec()),
        Arguments.of("sheet/9-1-list-models-downloaded.json", ModelList.codec()),
        Arguments.of("sheet/9-connect.json", Context.codec()),
        Arguments.of("sheet/9-create-model.body.json", SeededModel.codec()),
        Arguments.of("sheet/9-open-ai-models.json", OpenAiModelsListOutput.codec()),
        Arguments.of("sheet/9-12-ollama-status.json", OllamaStatus.codec()),
        Arguments.of("sheet/9-user.json", ReturnedUserProfile.codec()));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void nothingIsLost(String file, JsonCodec<?> codec) {
    String sent = Fixtures.text(file);

    assertThat(JsonValue.parse(writtenBack(sent, codec))).isEqualTo(JsonValue.parse(sent));
  }

  static Stream<String> frames() {
    return Stream.concat(
        Fixtures.text("sheet/9-4-progress-frames.jsonl").lines(),
        Fixtures.text("seed/model-specific-model-download-progress.frames.jsonl").lines());
  }

  @ParameterizedTest
  @MethodSource("frames")
  void noFrameLosesAnything(String frame) {
    assertThat(writtenBack(frame, ModelDownloadProgress.codec())).isEqualTo(frame);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"reasoning\":{\"effort\":[1.10,9007199254740993,null]}",
        "\"parameters\":1.240",
        "\"parameters\":null",
        "\"type\":\"THOUGHTFUL\"",
        "\"usage\":\"PAINTING\"",
        "\"foundation\":\"GPT_3.5\"",
        "\"foundation\":\"COMMAND_R+\"",
        "\"maxTokens\":{\"total\":null}",
        "\"maxTokens\":{\"total\":128000,\"input\":null}",
        "\"maxTokens\":{\"total\":128000.5}",
        "\"maxTokens\":{}",
        "\"created\":{\"value\":\"long ago\",\"readable\":\"Just now...\"}",
        "\"organization\":{\"id\":\"o\",\"reference\":{\"org_identifier\":7}}",
        "\"schema\":{\"migration\":0,\"semantic\":\"MAJOR_1\"}",
        "\"downloaded\":null"
      })
  void oddDigitsWordsAndFieldsAreKeptAsTheyCame(String member) {
    String json = "{" + member + "}";

    assertThat(writtenBack(json, Model.codec())).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.5", "\"12.5\""})
  void aPercentageIsReadAsNumberOrText(String written) {
    String json = "{\"status\":\"IN-PROGRESS\",\"percentage\":" + written + "}";

    ModelDownloadProgress frame = JsonDocuments.read(json, ModelDownloadProgress.codec());

    assertThat(frame.percentage()).isEqualByComparingTo(new BigDecimal("12.5"));
    assertThat(frame.status()).isEqualTo(ModelDownloadProgressStatus.IN_PROGRESS);
    assertThat(frame.toJson()).isEqualTo(json);
  }

  @Test
  void aListMayHaveAScoreOfItsOwn() {
    String sent = "{\"iterable\":[],\"score\":{\"manual\":3,\"automatic\":11}}";
    ModelList list = JsonDocuments.read(sent, ModelList.codec());

    assertThat(Objects.requireNonNull(list.score()).automatic()).isEqualTo(11);
    assertThat(list.additionalFields()).isEmpty();
    assertThat(writtenBack(sent, ModelList.codec())).isEqualTo(sent);
  }

  @Test
  void aStatusThatTheServerAddedIsKept() {
    ModelDownloadProgress frame =
        JsonDocuments.read("{\"status\":\"THAWING\"}", ModelDownloadProgress.codec());

    assertThat(Objects.requireNonNull(frame.status()).value()).isEqualTo("THAWING");
    assertThat(frame.status().isKnown()).isFalse();
  }

  @Test
  void aModelIsChangedWithNothingElseTouched() {
    String sent =
        Fixtures.text("sheet/9-custom-model.json").strip().replaceFirst("}$", ",\"new\":[1.0]}");
    Model read = JsonDocuments.read(sent, Model.codec());

    Model changed = read.toBuilder().description("for the team").build();

    assertThat(JsonValue.parse(changed.toJson()).fields())
        .containsAllEntriesOf(JsonValue.parse(sent).fields())
        .hasSize(JsonValue.parse(sent).fields().size() + 1);
  }

  private static <T> String writtenBack(String json, JsonCodec<T> codec) {
    return JsonDocuments.toJson(JsonDocuments.read(json, codec), codec);
  }
}
