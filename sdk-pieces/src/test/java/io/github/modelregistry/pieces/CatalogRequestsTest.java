package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.ModelDeleteCacheOutput;
import io.github.modelregistry.pieces.model.OpenAiModelsListOutput;
import io.github.modelregistry.pieces.model.SeededModel;
import io.github.modelregistry.pieces.model.SeededScore;
import io.github.modelregistry.testkit.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls that add, count and delete models, on the wire. */
class CatalogRequestsTest {

  private static final String ID = FakePieces.MODEL_ID;
  private static final String JSON_OR_TEXT = "application/json, text/plain";

  @RegisterExtension static final FakePieces PIECES = new FakePieces();

  @Test
  void aModelIsCreatedFromWhatTheCallerKnows() {
    String body = Fixtures.text("sheet/9-create-model.body.json");
    String created = Fixtures.text("sheet/9-custom-model.json");
    PIECES.answer("POST", "/models/create", FakePieces.json(created));
    SeededModel seeded = JsonDocuments.read(body, SeededModel.codec());

    Model model = PIECES.client().models().createModel(q -> q.body(seeded));

    assertThat(JsonValue.parse(model.toJson())).isEqualTo(JsonValue.parse(created));
    LoggedRequest sent = sent("POST", "/models/create", JSON_OR_TEXT);
    assertThat(sent.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(JsonValue.parse(sent.getBodyAsString())).isEqualTo(JsonValue.parse(body));
  }

  @Test
  void aModelThatLacksARequiredFieldIsNotSent() {
    assertThatThrownBy(
            () -> PIECES.client().models().createModel(q -> q.name("team-coder").cloud(false)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("version")
        .hasMessageContaining("created")
        .hasMessageContaining("usage");
    assertThat(PIECES.requests()).isEmpty();
  }

  @Test
  void aModelIsDeletedWithoutABody() {
    PIECES.answer("POST", "/models/" + ID + "/delete", WireMock.noContent());

    PIECES.client().models().deleteModel(ID);

    LoggedRequest sent = sent("POST", "/models/" + ID + "/delete", "text/plain");
    assertThat(sent.getBody()).isEmpty();
    assertThat(sent.getHeader("Content-Type")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"a/cache, a%2Fcache", "..a, ..a", "a?b#c, a%3Fb%23c", "ä, %C3%A4"})
  void noIdLeadsADeletionToAnotherPath(String id, String encoded) {
    PIECES.answer("POST", "/models/" + encoded + "/delete", WireMock.noContent());

    PIECES.client().models().deleteModel(id);

    assertThat(PIECES.onlyRequest().getUrl()).isEqualTo("/models/" + encoded + "/delete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void anIdThatIsNoSegmentOfAPathDeletesNothing(String id) {
    PiecesClient client = PIECES.client();

    assertThatThrownBy(() -> client.models().deleteModel(id))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> client.models().deleteModelCache(q -> q.modelId(id)))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(PIECES.requests()).isEmpty();
  }

  @Test
  void weightsAreDeletedByTheEmptyObjectThatTheVendorsClientsSend() {
    String path = "/models/" + ID + "/delete/cache";
    String answer = "{\"model\":{\"id\":\"" + ID + "\"}}";
    PIECES.answer("POST", path, FakePieces.json(answer));

    ModelDeleteCacheOutput output = PIECES.client().models().deleteModelCache(q -> q.modelId(ID));

    assertThat(output.toJson()).isEqualTo(answer);
    LoggedRequest sent = sent("POST", path, JSON_OR_TEXT);
    assertThat(sent.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(sent.getBodyAsString()).isEqualTo("{}");
  }

  @Test
  void allModelsAreUnloadedWithoutABody() {
    PIECES.answer("POST", "/models/unload", WireMock.noContent());

    PIECES.client().models().unloadAllModels();

    LoggedRequest sent = sent("POST", "/models/unload", "text/plain");
    assertThat(sent.getBody()).isEmpty();
    assertThat(sent.getHeader("Content-Type")).isNull();
  }

  @Test
  void aUseOfAModelAndOfTheListIsCountedInOneCall() {
    String path = FakePieces.MODEL + "/scores/increment";
    PIECES.answer("POST", path, WireMock.noContent());

    PIECES
        .client()
        .models()
        .incrementModelScore(
            q ->
                q.modelId(ID)
                    .model(SeededScore.builder().reuse(true).build())
                    .models(SeededScore.builder().searched(true).build()));

    LoggedRequest sent = sent("POST", path, "text/plain");
    assertThat(sent.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(sent.getBodyAsString())
        .isEqualTo("{\"model\":{\"reuse\":true},\"models\":{\"searched\":true}}");
  }

  @Test
  void theModelsOfOpenAiAreAskedForByTheUsersId() {
    String answer = Fixtures.text("sheet/9-open-ai-models.json");
    PIECES.answer("POST", "/open_ai/models/list", FakePieces.json(answer));

    OpenAiModelsListOutput output = PIECES.client().models().listOpenAiModels(q -> q.userId("u-1"));

    assertThat(JsonValue.parse(output.toJson())).isEqualTo(JsonValue.parse(answer));
    assertThat(output.models().models())
        .extracting(SeededModel::uniqueName)
        .containsExactly("gpt-4o-mini");
    assertThat(sent("POST", "/open_ai/models/list", JSON_OR_TEXT).getBodyAsString())
        .isEqualTo("{\"user\":\"u-1\"}");
  }

  private static LoggedRequest sent(String method, String url, String accept) {
    LoggedRequest sent = PIECES.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo(method);
    assertThat(sent.getUrl()).isEqualTo(url);
    assertThat(sent.getHeader("Accept")).isEqualTo(accept);
    return sent;
  }
}
