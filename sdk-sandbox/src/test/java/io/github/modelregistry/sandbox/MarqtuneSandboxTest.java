package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.json.JsonValue;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class MarqtuneSandboxTest {

  private static final String TEST_DATA = "sdk-marqtune/src/test/resources/";
  private static final String GUIDE = "7d3b9e10-52c4-4f7e-8a16-0c9d4e2b6f35";
  private static final String BAGS = "a3b1d2c4-1111-4222-8333-944455566677";
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private MarqtuneSandbox marqtune;
  private Caller caller;

  @BeforeEach
  void connect(MarqtuneSandbox sandbox) {
    marqtune = sandbox;
    caller = Caller.of(sandbox);
  }

  private static JsonValue fixture(String file) {
    return JsonValue.parse(Caller.fixture(TEST_DATA + file));
  }

  @Test
  void theModelOfTheGuideIsGotFieldByField() {
    JsonValue documented = fixture("seed/get-model.json");

    assertThat(caller.get("/models/" + GUIDE).json()).isEqualTo(documented.at("body"));
    marqtune.envelopes();
    assertThat(caller.get("/models/" + GUIDE).json()).isEqualTo(documented);
  }

  @Test
  void theFirstModelsAreListedInTheirOrder() {
    assertThat(caller.get("/models").json().at("models").elements())
        .extracting(model -> model.at("modelId").asString())
        .containsExactly(GUIDE, BAGS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", ""})
  void withoutTheKeyNothingIsToldNorPutIntoAnEnvelope(String key) {
    marqtune.envelopes();

    Caller.Response answer = caller.with("x-api-key", key.isEmpty() ? null : key).get("/models");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json()).isEqualTo(fixture("seed/get-model.401.json"));
  }

  @Test
  void errorsAreThoseOfTheGuide() {
    marqtune.envelopes();

    Caller.Response unknown = caller.get("/models/" + NOBODY);
    Caller.Response noUuid = caller.get("/models/seven");
    Caller.Response noPath = Caller.exchange(caller.to("/model").build());
    Caller.Response noMethod =
        Caller.exchange(caller.to("/models").POST(BodyPublishers.noBody()).build());

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json()).isEqualTo(fixture("seed/get-model.404.json"));
    assertThat(noUuid.status()).isEqualTo(400);
    assertThat(noUuid.json()).isEqualTo(fixture("seed/get-model.400-id.json"));
    for (Caller.Response answer : List.of(noPath, noMethod)) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().at("body", "message").asString())
          .startsWith("Invalid request method");
    }
  }

  @Test
  void aPayloadMayBeAText() {
    marqtune.envelopesWithText();

    JsonValue answer = caller.get("/models/" + GUIDE).json();

    assertThat(answer.at("statusCode").asLong()).isEqualTo(200);
    assertThat(JsonValue.parse(answer.at("body").asString()))
        .isEqualTo(fixture("seed/get-model.json").at("body"));
  }

  @Test
  void anErrorMayComeInsideASuccess() {
    marqtune.errorsInsideSuccesses();

    Caller.Response unknown = caller.get("/models/" + NOBODY);

    assertThat(unknown.status()).isEqualTo(200);
    assertThat(unknown.json()).isEqualTo(fixture("sheet/3-1-get-model-404-inside-200.json"));
  }

  @Test
  void aListMayBeABareArrayOrNull() {
    marqtune.listsAsArrays();
    assertThat(caller.get("/models").json().elements()).hasSize(2);
    marqtune.envelopes();
    assertThat(caller.get("/models").json().at("body").elements()).hasSize(2);

    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder().select(SandboxVendor.MARQTUNE).empty().start()) {
      Caller empty = Caller.of(sandbox.marqtune());
      sandbox.marqtune().emptyListsAsNull();
      assertThat(empty.get("/models").json()).isEqualTo(fixture("sheet/3-1-list-models-null.json"));
      sandbox.marqtune().listsAsArrays();
      assertThat(empty.get("/models").text()).isEqualTo("null");
    }
  }

  @Test
  void aTrainingGoesOnEachTimeItIsGotAndNotByBeingListed() {
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      caller.get("/models");
      JsonValue model = caller.get("/models/" + BAGS).json();
      seen.add(model.at("status").asString() + " " + model.at("checkpoints"));
    }

    assertThat(seen)
        .containsExactly(
            "provisioning []",
            "running []",
            "running [\"epoch_1\"]",
            "ready [\"epoch_1\",\"epoch_2\"]",
            "ready [\"epoch_1\",\"epoch_2\"]");
  }

  @Test
  void logsAreABareArrayAndInAnEnvelopeAnObject() {
    marqtune.addLogLine(BAGS, "a line");

    assertThat(caller.get("/models/" + BAGS + "/logs").at(0, "message")).isEqualTo("\"a line\"");
    marqtune.envelopes();
    assertThat(caller.get("/models/" + BAGS + "/logs").at("body", "logs", 0, "message"))
        .isEqualTo("\"a line\"");
    marqtune.envelopesWithText();
    assertThat(caller.get("/models/" + BAGS + "/logs").json().at("body").asString())
        .startsWith("{\"logs\":[");
  }

  @Test
  void aSecondDeletionMayFailInsideASuccess() {
    marqtune.errorsInsideSuccesses();

    Caller.Response first = caller.send(caller.to("/models/" + BAGS).DELETE());
    Caller.Response second = caller.send(caller.to("/models/" + BAGS).DELETE());

    assertThat(first.at("body", "message")).isEqualTo("\"model deleted successfully\"");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.at("statusCode")).isEqualTo("400");
    assertThat(second.at("body", "message")).isEqualTo("\"model is already deleted\"");
  }

  @Test
  void aListOfDatasetsMayBeABareArrayOrNull() {
    marqtune.emptyListsAsNull();
    assertThat(caller.get("/datasets").at("datasets")).isEqualTo("null");
    String id = marqtune.addDataset("shoes", "training");
    marqtune.listsAsArrays();
    assertThat(caller.get("/datasets").at(0, "datasetId")).isEqualTo("\"" + id + "\"");
  }

  @Test
  void aResetDeletesDatasetsReleasesAndFiles() {
    marqtune.addDataset("shoes", "training");
    String model = marqtune.addModel("shoes", 1);
    caller.send(
        caller
            .to("/models/" + model + "/released-checkpoints/epoch_1")
            .POST(BodyPublishers.noBody()));
    assertThat(marqtune.releasedCheckpoints(model)).containsExactly("epoch_1");

    marqtune.reset();

    assertThat(marqtune.releasedCheckpoints(model)).isEmpty();
    assertThat(caller.get("/datasets").json().at("datasets").elements()).isEmpty();
    assertThat(caller.get("/models").json().at("models").elements()).hasSize(2);
  }

  @Test
  void aTrainingIsMovedByHandOrEndedByATest() {
    marqtune.advanceManually();
    String id = marqtune.startTraining("hats", 1);

    caller.get("/models/" + id);
    assertThat(marqtune.status(id)).isEqualTo("provisioning");
    marqtune.advance(id);
    marqtune.advance(id);
    assertThat(marqtune.status(id)).isEqualTo("running");
    marqtune.setStatus(id, "failed", "provisioning", "no capacity");
    marqtune.advance(id);

    JsonValue model = caller.get("/models/" + id).json();
    assertThat(model.at("status").asString()).isEqualTo("failed");
    assertThat(model.at("failureReason").asString()).isEqualTo("no capacity");
    assertThatThrownBy(() -> marqtune.advance(NOBODY)).hasMessageContaining(NOBODY);
  }

  @Test
  void modelsOfOneNameHaveIdsOfTheirOwn() {
    String one = marqtune.addModel("twin", 3);
    String other = marqtune.addModel("twin", 0);
    marqtune.addModels(2);
    marqtune.patchModel(one, "{\"futureField\":1.10}");

    assertThat(one).isNotEqualTo(other);
    assertThat(caller.get("/models/" + one).at("futureField")).isEqualTo("1.10");
    assertThat(caller.get("/models/" + one).at("checkpoints"))
        .isEqualTo("[\"epoch_1\",\"epoch_2\",\"epoch_3\"]");
    assertThat(caller.get("/models").json().at("models").elements()).hasSize(6);
  }

  @Test
  void failuresComeAsAskedForAndGoWithAReset() {
    marqtune.failNext(1, 429, Map.of("Retry-After", "1"), null);
    marqtune.envelopes();

    Caller.Response throttled = caller.get("/models");
    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.header("Retry-After")).isEqualTo("1");
    assertThat(throttled.at("body", "message")).isEqualTo("\"Too Many Requests\"");

    marqtune.failNext(3, 500);
    marqtune.reset();
    assertThat(caller.get("/models").at("models", 0, "modelId")).contains(GUIDE);
  }

  @Test
  void whatTheSpecificationDoesNotHaveIsRefused() {
    HttpRequest.Builder request = caller.to("/models?limit=5");

    Caller.Response answer = Caller.exchange(request.build());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("limit");
  }
}
