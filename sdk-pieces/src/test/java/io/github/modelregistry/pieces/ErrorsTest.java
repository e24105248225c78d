package io.github.modelregistry.pieces;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.pieces.model.ApplicationName;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.Platform;
import io.github.modelregistry.pieces.model.SeededModel;
import io.github.modelregistry.pieces.model.SeededScore;
import io.github.modelregistry.pieces.model.SeededTrackedApplication;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.spec.DocumentedResponse;
import io.github.modelregistry.testkit.spec.DocumentedStatuses;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each response without success is its typed error. */
class ErrorsTest {

  private static final String ID = FakePieces.MODEL_ID;

  private static final Map<String, Consumer<PiecesClient>> CALLS =
      Map.ofEntries(
          entry("listModels", client -> client.models().listModels()),
          entry("getModel", client -> client.models().getModel(ID)),
          entry("downloadModel", client -> client.models().downloadModel(ID)),
          entry("cancelDownload", client -> client.models().cancelDownload(ID)),
          entry("watchDownload", client -> client.models().watchDownload(ID)),
          entry("loadModel", client -> client.models().loadModel(ID)),
          entry("unloadModel", client -> client.models().unloadModel(ID)),
          entry(
              "updateModel",
              client ->
                  client
                      .models()
                      .updateModel(q -> q.body(read("9-custom-model.json", Model.codec())))),
          entry(
              "createModel",
              client ->
                  client
                      .models()
                      .createModel(
                          q -> q.body(read("9-create-model.body.json", SeededModel.codec())))),
          entry("deleteModel", client -> client.models().deleteModel(ID)),
          entry("deleteModelCache", client -> client.models().deleteModelCache(q -> q.modelId(ID))),
          entry("unloadAllModels", client -> client.models().unloadAllModels()),
          entry(
              "incrementModelScore",
              client ->
                  client
                      .models()
                      .incrementModelScore(
                          q -> q.modelId(ID).model(SeededScore.builder().reuse(true).build()))),
          entry("watchModels", client -> client.models().watchModels()),
          entry("listOpenAiModels", client -> client.models().listOpenAiModels(q -> q.userId("u"))),
          entry("getHealth", client -> client.wellKnown().getHealth()),
          entry("getVersion", client -> client.wellKnown().getVersion()),
          entry("connect", client -> client.connect(program(ApplicationName.OPEN_SOURCE))),
          entry("getUser", client -> client.connections().getUser()),
          entry("getOllamaStatus", client -> client.ollama().getOllamaStatus()),
          entry("watchOllamaStatus", client -> client.ollama().watchOllamaStatus()));

  @RegisterExtension static final FakePieces PIECES = new FakePieces();

  static Stream<DocumentedResponse> documented() {
    return DocumentedStatuses.of("pieces", CALLS.keySet());
  }

  @ParameterizedTest
  @MethodSource("documented")
  void eachDocumentedStatusIsItsTypedError(DocumentedResponse response) {
    PIECES.answerEverything(response.httpStatus(), response.mediaType(), response.body());

    ApiException error = failure(call(response.operation()));

    ErrorDetails details = ErrorDetails.builder(response.operation(), response.status()).build();
    Class<?> type =
        response.status() == 404 // about the path, not about a model
            ? ApiException.class
            : ApiException.of(details).getClass();
    assertThat(error).isExactlyInstanceOf(type);
    assertThat(error.status()).isEqualTo(response.status());
    assertThat(error.operation()).isEqualTo(response.operation());
    assertThat(error.vendorMessage()).isEqualTo(response.body().isEmpty() ? null : response.body());
    boolean read = PIECES.requests().get(0).getMethod().equals(RequestMethod.GET);
    assertThat(PIECES.requests())
        .hasSize(read && response.status() == 500 ? 3 : 1)
        .hasSize(error.attempts());
  }

  @ParameterizedTest
  @CsvSource({
    "createModel, 1",
    "deleteModel, 1",
    "incrementModelScore, 1",
    "deleteModelCache, 2",
    "unloadAllModels, 2",
    "listOpenAiModels, 2"
  })
  void onlyACallWhoseRepetitionDoesNoHarmIsRepeatedByABusyServersWish(String name, int requests) {
    PIECES.mayViolateTheSpecification();
    PIECES
        .wire()
        .stubFor(
            any(anyUrl())
                .inScenario(name)
                .willReturn(FakePieces.text(503, "").withHeader("Retry-After", "1"))
                .willSetStateTo("ready"));
    PIECES
        .wire()
        .stubFor(
            any(anyUrl())
                .inScenario(name)
                .whenScenarioStateIs("ready")
                .willReturn(FakePieces.text(500, "")));

    ApiException error = failure(client -> call(name).accept(client));

    assertThat(PIECES.requests()).hasSize(requests);
    assertThat(error.status()).isEqualTo(requests == 1 ? 503 : 500);
  }

  @Test
  void status410IsNotFound() {
    PIECES.answer(
        "GET", FakePieces.MODEL, FakePieces.text(410, Fixtures.text("sheet/9-error-410.txt")));

    ApiException error = failure(client -> client.registry().get(ModelRef.of("pieces", ID)));

    assertThat(error).isExactlyInstanceOf(NotFoundException.class);
    assertThat(error.vendorMessage()).isEqualTo("model was not found.");
    assertThat(error).hasMessageContaining("no model with this id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"createModel", "getUser", "deleteModel"})
  void status401SaysWhereToSignIn(String name) {
    PIECES.answerEverything(401, "text/plain", Fixtures.text("sheet/9-14-error-401.txt"));

    ApiException error = failure(call(name));

    assertThat(error).isExactlyInstanceOf(AuthenticationException.class);
    assertThat(error).hasMessageContaining("Sign in to Pieces");
    assertThat(PIECES.requests()).as("no credentials could be better").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"createModel", "deleteModel", "loadModel"})
  void status500OfACallThatIsNotRepeatedLeavesTheOutcomeUnknown(String name) {
    PIECES.answerEverything(500, "text/plain", "Out of memory");

    ApiException error = failure(call(name));

    assertThat(error).isExactlyInstanceOf(ServerException.class);
    assertThat(error.isOutcomeUnknown()).isTrue();
  }

  @Test
  void anUnknownProgramIsABadRequest() {
    PIECES.violatesTheSpecification();
    PIECES.answer("POST", "/connect", FakePieces.text(400, "Unknown integration"));

    ApiException error = failure(client -> client.connect(program(ApplicationName.of("MY_TOOL"))));

    assertThat(error.status()).isEqualTo(400);
    assertThat(error.vendorMessage()).isEqualTo("Unknown integration");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' ' |",
        "'  model is locked \n' | model is locked",
        "{\"message\":\"json\"} | {\"message\":\"json\"}",
        "<html>proxy</html> |"
      })
  void theBodyIsASentenceAndNeverParsed(String body, String message) {
    PIECES.answer("POST", FakePieces.MODEL + "/load", FakePieces.text(500, body));

    ApiException error = failure(call("loadModel"));

    assertThat(error.vendorMessage()).isEqualTo(message);
    assertThat(error.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 410, 500})
  void aResponseWithoutAWordIsToldByItsStatus(int status) {
    PIECES.mayViolateTheSpecification();
    PIECES.answer("GET", FakePieces.MODEL, FakePieces.text(status, ""));

    ApiException error = failure(call("getModel"));

    assertThat(error.status()).isEqualTo(status);
    assertThat(error.vendorMessage()).isNull();
    assertThat(error.body()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 409, 418})
  void otherStatusesAreNoReasonToRepeat(int status) {
    PIECES.violatesTheSpecification();
    PIECES.answer("GET", "/models", FakePieces.text(status, "no"));

    assertThat(failure(call("listModels")).status()).isEqualTo(status);
    assertThat(PIECES.requests()).hasSize(1);
  }

  private static Consumer<PiecesClient> call(String operation) {
    return Objects.requireNonNull(CALLS.get(operation));
  }

  private static <T> T read(String file, JsonCodec<T> codec) {
    return JsonDocuments.read(Fixtures.text("sheet/" + file), codec);
  }

  private static SeededTrackedApplication program(ApplicationName name) {
    return SeededTrackedApplication.builder()
        .name(name)
        .version("1.0.0")
        .platform(Platform.LINUX)
        .build();
  }

  private static ApiException failure(Consumer<PiecesClient> call) {
    PiecesClient client = PIECES.client();
    ApiException error = catchThrowableOfType(ApiException.class, () -> call.accept(client));
    assertThat(error).isNotNull();
    return error;
  }
}
