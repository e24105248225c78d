package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sensei.model.Confirmation;
import io.github.modelregistry.sensei.model.Insight;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.ModelListing;
import io.github.modelregistry.sensei.model.ModelTranscoding;
import io.github.modelregistry.sensei.model.ModelTranscodingListing;
import io.github.modelregistry.sensei.model.Problem;
import io.github.modelregistry.sensei.model.RunStatus;
import io.github.modelregistry.testkit.Fixtures;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server sends is read, kept and written back with nothing lost. */
class RoundTripTest {

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("seed/list-models.response.json", ModelListing.codec()),
        Arguments.of("seed/list-models.as-printed.json", ModelListing.codec()),
        Arguments.of("seed/find-models-by-run.response.json", ModelListing.codec()),
        Arguments.of("seed/get-model.response.json", Model.codec()),
        Arguments.of("seed/register-model.response.json", Model.codec()),
        Arguments.of("seed/update-model.response.json", Model.codec()),
        Arguments.of("seed/delete-model.response.json", Confirmation.codec()),
        Arguments.of("seed/create-transcoding.response.json", ModelTranscoding.codec()),
        Arguments.of("seed/list-transcodings.response.json", ModelTranscodingListing.codec()),
        Arguments.of("seed/get-transcoding.response.json", ModelTranscoding.codec()),
        Arguments.of("sheet/9-1-list-models-first-page.json", ModelListing.codec()),
        Arguments.of("sheet/9-5-get-model-nulls.json", Model.codec()),
        Arguments.of("sheet/9-7-create-transcoding.json", ModelTranscoding.codec()),
        Arguments.of("sheet/9-9-run-status.json", RunStatus.codec()),
        Arguments.of("sheet/9-15-insight.json", Insight.codec()),
        Arguments.of("sheet/9-12-error-503-disagreeing.json", Problem.codec()),
        Arguments.of("sheet/9-error-401-gateway.json", Problem.codec()),
        Arguments.of("sheet/9-error-422.json", Problem.codec()),
        Arguments.of("sheet/9-error-stale-etag.json", Problem.codec()));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void nothingIsLost(String file, JsonCodec<?> codec) {
    String sent = Fixtures.text(file);

    assertThat(JsonValue.parse(writtenBack(sent, codec))).isEqualTo(JsonValue.parse(sent));
  }

  /** A number where the specification has a text is read as its text, and written as that. */
  @Test
  void aStartThatIsANumberIsReadAsItsText() {
    ModelListing page =
        JsonDocuments.read(
            JsonValue.parse(Fixtures.text("sheet/9-3-list-models-none.json")),
            ModelListing.codec());

    assertThat(Objects.requireNonNull(page.page()).start()).isEqualTo("0");
    assertThat(page.page().next()).isNull();
    assertThat(page.page().totalCount()).isZero();
  }

  @ParameterizedTest
  @MethodSource("oddities")
  void oddDigitsWordsAndFieldsAreKeptAsTheyCame(String json) {
    assertThat(writtenBack(json, Model.codec())).isEqualTo(json);
  }

  static Stream<String> oddities() {
    return Stream.of(
            "\"future\":{\"deep\":[1.10,9007199254740993,null]}",
            "\"state\":[\"folded\",\"trained\"]",
            "\"originType\":\"imported-by-partner\"",
            "\"created\":\"the day before yesterday\"",
            "\"createdBy\":{\"userId\":\"x\",\"shoeSize\":4.50}",
            "\"tags\":{}",
            "\"description\":null",
            "\"experimentId\":null,\"description\":null,\"tags\":null",
            "\"_links\":{\"self\":{\"href\":\"h\",\"templated\":true,\"new\":1}}")
        .map(fields -> "{\"id\":\"m-1\"," + fields + "}");
  }

  @Test
  void aChangedModelGoesBackWithAllThatCame() {
    String came =
        "{\"id\":\"m-1\",\"name\":\"old\",\"experimentId\":null,\"state\":[\"new-word\"],\"x\":{\"y\":1.0}}";

    String sent = JsonDocuments.read(came, Model.codec()).toBuilder().name("new").build().toJson();

    assertThat(sent).isEqualTo(came.replace("old", "new"));
  }

  private static <T> String writtenBack(String json, JsonCodec<T> codec) {
    return JsonDocuments.toJson(JsonDocuments.read(json, codec), codec);
  }
}
