package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.pieces.model.ApplicationName;
import io.github.modelregistry.pieces.model.Platform;
import io.github.modelregistry.pieces.model.SeededTrackedApplication;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.testkit.Fixtures;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of the server to say no becomes its typed error. */
class ErrorsTest {

  @RegisterExtension static final FakePieces PIECES = new FakePieces();

  static Stream<Arguments> calls() {
    return Stream.of(
        call("GET", FakePieces.MODEL, client -> client.models().getModel(q -> q.modelId(ID))),
        call("GET", "/models", client -> client.models().listModels()),
        call(
            "POST",
            FakePieces.MODEL + "/download",
            client -> client.models().downloadModel(q -> q.modelId(ID))),
        call(
            "POST",
            FakePieces.MODEL + "/download/cancel",
            client -> client.models().cancelDownload(q -> q.modelId(ID))),
        call(
            "POST",
            FakePieces.MODEL + "/load",
            client -> client.models().loadModel(q -> q.modelId(ID))),
        call(
            "POST",
            FakePieces.MODEL + "/unload",
            client -> client.models().unloadModel(q -> q.modelId(ID))));
  }

  private static final String ID = FakePieces.MODEL_ID;

  private static Arguments call(String method, String path, Consumer<PiecesClient> call) {
    return Arguments.of(method, path, call);
  }

  @Test
  void status410IsNotFound() {
    PIECES.answer(
        "GET", FakePieces.MODEL, FakePieces.text(410, Fixtures.text("sheet/9-error-410.txt")));

    ApiException error =
        failure(client -> client.registry().get(ModelRef.of("pieces", FakePieces.MODEL_ID)));

    assertThat(error).isExactlyInstanceOf(NotFoundException.class);
    assertThat(error.status()).isEqualTo(410);
    assertThat(error.vendorMessage()).isEqualTo("model was not found.");
    assertThat(error).hasMessageContaining("no model with this id");
    assertThat(PIECES.requests()).as("gone is gone").hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void status404IsAnUnknownRouteAndSaysNothingAboutTheModel(
      String method, String path, Consumer<PiecesClient> call) {
    PIECES.answer(method, path, FakePieces.text(404, "Not Found"));

    ApiException error = failure(call);

    assertThat(error).isExactlyInstanceOf(ApiException.class);
    assertThat(error.status()).isEqualTo(404);
    assertThat(error)
        .hasMessageContaining("release of Pieces OS does not support this operation")
        .hasMessageContaining("update Pieces OS");
    assertThat(PIECES.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void status401AsksTheUserToSignInToPieces(
      String method, String path, Consumer<PiecesClient> call) {
    PIECES.answer(method, path, FakePieces.text(401, Fixtures.text("sheet/9-14-error-401.txt")));

    ApiException error = failure(call);

    assertThat(error).isExactlyInstanceOf(AuthenticationException.class);
    assertThat(error.vendorMessage()).isEqualTo("Unauthorized");
    assertThat(error).hasMessageContaining("Sign in to Pieces");
    assertThat(PIECES.requests()).as("no credentials could be better").hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void status500IsRepeatedForReadsOnly(String method, String path, Consumer<PiecesClient> call) {
    PIECES.answer(method, path, FakePieces.text(500, "Out of memory"));

    ApiException error = failure(call);

    assertThat(error).isExactlyInstanceOf(ServerException.class);
    assertThat(error.vendorMessage()).isEqualTo("Out of memory");
    assertThat(PIECES.requests()).hasSize(method.equals("GET") ? 3 : 1);
    assertThat(error.attempts()).isEqualTo(PIECES.requests().size());
    assertThat(error.isOutcomeUnknown()).isEqualTo(method.equals("POST"));
  }

  @Test
  void anUnknownProgramIsABadRequest() {
    PIECES.answer("POST", "/connect", FakePieces.text(400, "Unknown integration"));

    SeededTrackedApplication program =
        SeededTrackedApplication.builder()
            .name(ApplicationName.of("MY_TOOL"))
            .version("1.0.0")
            .platform(Platform.LINUX)
            .build();
    PIECES.violatesTheSpecification();

    ApiException error = failure(client -> client.connect(program));

    assertThat(error).isExactlyInstanceOf(BadRequestException.class);
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

    ApiException error = failure(client -> client.models().loadModel(q -> q.modelId(ID)));

    assertThat(error.vendorMessage()).isEqualTo(message);
    assertThat(error.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 410, 500})
  void anAnswerWithoutAWordIsToldByItsStatus(int status) {
    PIECES.violatesTheSpecification();
    PIECES.answer("GET", FakePieces.MODEL, FakePieces.text(status, ""));

    ApiException error = failure(client -> client.models().getModel(q -> q.modelId(ID)));

    assertThat(error.status()).isEqualTo(status);
    assertThat(error.vendorMessage()).isNull();
    assertThat(error.body()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 409, 418})
  void otherStatusesSpeakForThemselves(int status) {
    PIECES.violatesTheSpecification();
    PIECES.answer("GET", "/models", FakePieces.text(status, "no"));

    assertThat(failure(client -> client.models().listModels()).status()).isEqualTo(status);
  }

  private static ApiException failure(Consumer<PiecesClient> call) {
    PiecesClient client = PIECES.client();
    ApiException error = catchThrowableOfType(ApiException.class, () -> call.accept(client));
    assertThat(error).isNotNull();
    return error;
  }
}
