package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.marqtune.model.ModelList;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.testkit.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One content in every form that an answer may have, read by the client and by the facade. */
class AnswerFormsTest {

  @RegisterExtension static final FakeMarqtune MARQTUNE = new FakeMarqtune();

  private static final String ID = "5f0c7a52-3c1e-4d0e-9b7a-2f4f6f1f9a11";
  private static final String MODEL = "/models/" + ID;
  private static final JsonValue SHOES = JsonValue.parse(Fixtures.text("sheet/9-1-get-model.json"));
  private static final JsonValue BAGS =
      JsonValue.parse(Fixtures.text("sheet/9-3-get-model-in-training.json"));

  @Test
  void aBareModelIsReadAsItIs() {
    assertModelIsRead("9-1-get-model.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3-1-get-model-wrapped.json", "3-1-get-model-wrapped-body-first.json"})
  void aWrappedModelIsTheModelInItsEnvelope(String file) {
    assertModelIsRead(file);
  }

  @Test
  void aStringBodiedModelIsTheModelInsideTheText() {
    assertModelIsRead("3-1-get-model-text-body.json");
  }

  @Test
  void aBareListIsReadAsItIs() {
    assertBothAreListed("3-1-list-models-object.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3-1-list-models-wrapped.json", "3-1-list-models-text-body.json"})
  void aWrappedOrStringBodiedListIsTheListInside(String file) {
    assertBothAreListed(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3-1-list-models-array.json",
        "3-1-list-models-wrapped-array.json",
        "3-1-list-models-text-body-array.json"
      })
  void anArrayIsTheListWhereverItStands(String file) {
    assertBothAreListed(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3-1-list-models-null.json",
        "3-1-list-models-wrapped-null.json",
        "3-1-list-models-null-body.json",
        "3-1-list-models-empty.json"
      })
  void aNullListIsEmptyLikeAnEmptyOne(String file) {
    MARQTUNE.answer("/models", Fixtures.text("sheet/" + file));
    MarqtuneClient client = MARQTUNE.client();

    assertThat(client.registry().models()).isEmpty();
    assertThat(client.registry().findByName("shoes-v3")).isEmpty();
    assertThat(MARQTUNE.requests()).hasSize(2);
  }

  @Test
  void anErrorWhoseStatusIsATextIsNoEmptyList() {
    MARQTUNE.violatesTheSpecification();
    MARQTUNE.answer("/models", "{\"statusCode\":\"401\",\"body\":null}");

    assertThatThrownBy(() -> MARQTUNE.client().registry().models().stream().toList())
        .isInstanceOf(AuthenticationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3-1-get-model-404-inside-200.json",
        "3-1-get-model-404-inside-200-text-body.json"
      })
  void a404InsideA200IsNotFound(String file) {
    MARQTUNE.answer(MODEL, Fixtures.text("sheet/" + file));
    MarqtuneClient client = MARQTUNE.client();

    NotFoundException missing =
        catchThrowableOfType(
            NotFoundException.class, () -> client.models().getModel(q -> q.modelId(ID)));

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.vendorMessage()).isEqualTo("model not found");
    assertThat(missing.body()).isEqualTo("{\"message\":\"model not found\"}");
    assertThatThrownBy(() -> client.registry().get(ref())).isInstanceOf(NotFoundException.class);
    assertThat(MARQTUNE.requests()).hasSize(2);
  }

  @Test
  void a503InsideA200IsRepeatedAndThenAServerError() {
    MARQTUNE.answer(MODEL, Fixtures.text("sheet/3-1-get-model-503-inside-200.json"));
    MarqtuneClient client = MARQTUNE.client();

    ServerException failed =
        catchThrowableOfType(
            ServerException.class, () -> client.models().getModel(q -> q.modelId(ID)));

    assertThat(failed.status()).isEqualTo(503);
    assertThat(failed.vendorMessage()).isNull();
    assertThat(failed.attempts()).isEqualTo(3);
    assertThat(MARQTUNE.requests()).hasSize(3);
  }

  @Test
  void a429InsideA200IsRepeatedUntilTheListComes() {
    MARQTUNE.answerInTurn(
        "/models",
        "{\"statusCode\":429,\"body\":{\"message\":\"Too Many Requests\"}}",
        Fixtures.text("sheet/3-1-list-models-wrapped.json"));

    assertThat(MARQTUNE.client().registry().models()).hasSize(2);

    assertThat(MARQTUNE.requests()).hasSize(2);
  }

  @Test
  void a500InsideA200IsAServerErrorOfAList() {
    MARQTUNE.answer("/models", Fixtures.text("sheet/3-1-list-models-500-inside-200.json"));
    MarqtuneClient client = MARQTUNE.client();

    assertThatThrownBy(() -> client.registry().models().iterator().hasNext())
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("Internal server error.");
  }

  @Test
  void a429OrA401InsideA200IsThatError() {
    MarqtuneClient client = MARQTUNE.client();
    MARQTUNE.answer("/models", "{\"statusCode\":429,\"body\":{\"message\":\"Limit Exceeded\"}}");
    assertThatThrownBy(() -> client.models().listModels())
        .isInstanceOf(RateLimitedException.class)
        .hasMessageContaining("Limit Exceeded");
    MARQTUNE.answer("/models", "{\"statusCode\":401,\"body\":{\"message\":\"Unauthorized.\"}}");
    assertThatThrownBy(() -> client.models().listModels())
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void aSuccessInsideAnErrorIsStillTheError() {
    MARQTUNE.answer(MODEL, 500, Fixtures.text("sheet/3-1-get-model-wrapped.json"));
    MarqtuneClient client = MARQTUNE.client();

    assertThatThrownBy(() -> client.models().getModel(q -> q.modelId(ID)))
        .isInstanceOf(ServerException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3-1-get-model-null-body.json", "3-1-get-model-text-body-no-json.json"})
  void nothingOrNoJsonWhereAModelShouldBeIsADecodingFailure(String file) {
    MARQTUNE.violatesTheSpecification();
    MARQTUNE.answer(MODEL, Fixtures.text("sheet/" + file));
    MarqtuneClient client = MARQTUNE.client();

    assertThatThrownBy(() -> client.models().getModel(q -> q.modelId(ID)))
        .isInstanceOfSatisfying(
            DecodingException.class,
            failure -> assertThat(failure.operation()).isEqualTo("getModel"));
    assertThat(MARQTUNE.requests()).hasSize(1);
  }

  @Test
  void aStatusCodeWithoutABodyIsAFieldLikeAnyOther() {
    String file = "sheet/3-1-get-model-status-without-body.json";
    MARQTUNE.answer(MODEL, Fixtures.text(file));

    ApiResponse<Model> answer =
        MARQTUNE.client().withRawResponse().models().getModel(q -> q.modelId(ID));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().additionalFields()).containsEntry("statusCode", JsonValue.of(404));
    assertThat(JsonValue.parse(answer.body().toJson()))
        .isEqualTo(JsonValue.parse(Fixtures.text(file)));
  }

  @Test
  void everyFixtureIsJudgedByTheStatusThatItIsSaidToHave() {
    MARQTUNE.violatesTheSpecification();
    MarqtuneClient client = MARQTUNE.client();
    List<JsonValue> answers = JsonValue.parse(Fixtures.text("sheet/responses.json")).elements();
    for (JsonValue answer : answers) {
      boolean list = answer.get("operation").asString().equals("listModels");
      String file = answer.get("body").asString();
      MARQTUNE.answer(
          list ? "/models" : MODEL,
          (int) answer.get("status").asLong(),
          Fixtures.text("sheet/" + file));
      Integer seen = list ? listStatus(client) : modelStatus(client);
      long expected = answer.get("effectiveStatus").asLong();
      assertThat(seen == null ? 200 : seen).as(file).isEqualTo((int) expected);
    }
    assertThat(answers).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"%s is not enabled\"}",
        "{\"statusCode\":200,\"body\":{\"message\":\"%s is not enabled\"}}",
        "{\"statusCode\":200,\"body\":\"{\\\"message\\\":\\\"%s is not enabled\\\"}\"}"
      })
  void aMessageInsideASuccessIsQuotedWithoutTheKey(String response) {
    MARQTUNE.violatesTheSpecification();
    MARQTUNE.answer("/models", response.formatted(FakeMarqtune.API_KEY));
    MARQTUNE.answer(MODEL, response.formatted(FakeMarqtune.API_KEY));
    ModelRegistry registry = MARQTUNE.client().registry();

    assertThatThrownBy(() -> registry.models().forEach(model -> {}))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("listModels")
        .hasMessageContaining("is not enabled")
        .hasMessageNotContaining(FakeMarqtune.API_KEY);
    assertThatThrownBy(() -> registry.get(ref()))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("is not enabled")
        .hasMessageNotContaining(FakeMarqtune.API_KEY);
    assertThatThrownBy(registry::checkHealth).hasMessageContaining("is not enabled");
    assertThat(MARQTUNE.requests()).hasSize(3);
  }

  @Test
  void checkpointsThatNoRefCanNameCostThemselvesAlone() {
    MARQTUNE.violatesTheSpecification();
    MARQTUNE.answer(
        MODEL,
        """
        {"modelId":"%s","modelName":"n","checkpoints":["epoch_1","latest",7,null,"","epoch_2"]}\
        """
            .formatted(ID));
    VersionListing versions = MARQTUNE.client().registry().require(VersionListing.class);
    List<String> listed = new ArrayList<>();

    assertThatThrownBy(() -> versions.versions(ref()).forEach(each -> listed.add(each.version())))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("4 rows are unusable and left out; all others were read");

    assertThat(listed).containsExactly("epoch_2", "epoch_1");
    assertThat(versions.version(ref().latest()).version()).isEqualTo("epoch_2");
  }

  @Test
  void checkpointsThatAreNoListAreAnError() {
    MARQTUNE.violatesTheSpecification();
    MARQTUNE.answer(MODEL, "{\"modelId\":\"" + ID + "\",\"checkpoints\":{}}");
    VersionListing versions = MARQTUNE.client().registry().require(VersionListing.class);

    assertThatThrownBy(() -> versions.versions(ref()).forEach(version -> {}))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("$.checkpoints");
  }

  @Test
  void anObjectWithoutTheListIsAnErrorAndNotAnEmptyList() {
    MARQTUNE.violatesTheSpecification();
    MARQTUNE.answer("/models", "{}");
    ModelRegistry registry = MARQTUNE.client().registry();

    assertThatThrownBy(() -> registry.models().forEach(model -> {}))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("models");
  }

  private static Integer listStatus(MarqtuneClient client) {
    return statusOf(() -> client.withRawResponse().models().listModels());
  }

  private static Integer modelStatus(MarqtuneClient client) {
    return statusOf(() -> client.withRawResponse().models().getModel(q -> q.modelId(ID)));
  }

  /** Returns null for a success that cannot be decoded. */
  private static Integer statusOf(Supplier<ApiResponse<?>> call) {
    try {
      return call.get().status();
    } catch (ApiException refused) {
      return refused.status();
    } catch (DecodingException success) {
      return null;
    }
  }

  private static void assertModelIsRead(String file) {
    MARQTUNE.answer(MODEL, Fixtures.text("sheet/" + file));
    MarqtuneClient client = MARQTUNE.client();

    ApiResponse<Model> answer = client.withRawResponse().models().getModel(q -> q.modelId(ID));
    RegisteredModel model = client.registry().get(ref());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(JsonValue.parse(answer.body().toJson())).isEqualTo(SHOES);
    assertThat(model.ref()).isEqualTo(ref());
    assertThat(model.status()).isEqualTo(ModelStatus.READY);
    assertThat(JsonValue.parse(model.rawJson())).isEqualTo(SHOES);
    assertThat(MARQTUNE.requests()).hasSize(2);
  }

  private static void assertBothAreListed(String file) {
    MARQTUNE.answer("/models", Fixtures.text("sheet/" + file));
    MarqtuneClient client = MARQTUNE.client();
    ModelRegistry registry = client.registry();

    ModelList answer = client.models().listModels();

    assertThat(answer.models())
        .extracting(model -> JsonValue.parse(model.toJson()))
        .containsExactly(SHOES, BAGS);
    assertThat(registry.models())
        .extracting(RegisteredModel::name)
        .containsExactly("shoes-v3", "bags");
    assertThat(MARQTUNE.requests()).hasSize(2);
  }

  private static ModelRef ref() {
    return ModelRef.of("marqtune", ID);
  }
}
