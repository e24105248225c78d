package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.testkit.Fixtures;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The call of the vendor's guide, made by the typed client, and each of its documented answers. */
class SeedRequestsTest {

  @RegisterExtension static final FakeMarqtune MARQTUNE = new FakeMarqtune();

  private static final JsonValue GUIDE =
      JsonValue.parse(Fixtures.text("seed/get-model.request.json"));
  private static final String PATH = at(GUIDE, "path").asString();
  private static final String ID = PATH.substring("/models/".length());

  @Test
  void theCallOfTheGuideIsReproducedAndItsModelReadWhole() {
    MARQTUNE.answer(PATH, Fixtures.text("seed/get-model.json"));

    Model model = MARQTUNE.client().models().getModel(q -> q.modelId(ID));

    LoggedRequest sent = MARQTUNE.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo(at(GUIDE, "method").asString());
    assertThat(sent.getUrl()).isEqualTo(PATH);
    at(GUIDE, "headers")
        .fields()
        .forEach((name, value) -> assertThat(sent.getHeader(name)).isEqualTo(value.asString()));
    assertThat(sent.getHeader("Authorization")).isNull();
    assertThat(sent.getBody()).isEmpty();
    assertThat(JsonValue.parse(model.toJson()))
        .isEqualTo(at(JsonValue.parse(Fixtures.text("seed/get-model.json")), "body"));
  }

  /** Placeholders are texts even where numbers and objects belong; only one is no number. */
  @Test
  void theAnswerAsItIsPrintedIsReadWholeToo() {
    JsonValue printed =
        at(JsonValue.parse(Fixtures.text("seed/get-model.as-printed.json")), "body");
    String number =
        printed
            .toString()
            .replace("\"maxTrainingTime\":\"maxTrainingTime\"", "\"maxTrainingTime\":\"7200\"");
    MARQTUNE.violatesTheSpecification();
    MARQTUNE.answer(PATH, "{\"statusCode\":200,\"body\":" + number + "}");

    Model model = MARQTUNE.client().models().getModel(q -> q.modelId(ID));

    assertThat(JsonValue.parse(model.toJson())).isEqualTo(JsonValue.parse(number));
    assertThat(model.maxTrainingTime()).isEqualByComparingTo("7200");
    assertThat(model.hyperparameters().kind()).isEqualTo(JsonValue.Kind.STRING);
  }

  @ParameterizedTest
  @CsvSource({
    "get-model.400-method.json, 400, Invalid request method",
    "get-model.400-id.json, 400, Invalid model id",
    "get-model.401.json, 401, Unauthorized.",
    "get-model.404.json, 404, model not found",
    "get-model.500.json, 500, Internal server error."
  })
  void eachDocumentedRefusalIsItsTypedErrorInTheVendorsWords(
      String file, int status, String message) {
    MARQTUNE.answer(PATH, status, Fixtures.text("seed/" + file));
    MarqtuneClient client = MARQTUNE.client();

    ApiException refused =
        catchThrowableOfType(
            ApiException.class, () -> client.models().getModel(q -> q.modelId(ID)));

    assertThat(refused).isExactlyInstanceOf(typeOf(file));
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.vendorMessage()).isEqualTo(message);
    assertThat(at(GUIDE, "answers").elements())
        .anySatisfy(
            answer -> {
              assertThat(at(answer, "bodyFile").asString()).isEqualTo(file);
              assertThat(at(answer, "status").asLong()).isEqualTo(status);
            });
  }

  private static Class<? extends ApiException> typeOf(String file) {
    return switch (file) {
      case "get-model.400-method.json" -> BadRequestException.class;
      case "get-model.400-id.json", "get-model.404.json" -> NotFoundException.class;
      case "get-model.401.json" -> AuthenticationException.class;
      default -> ServerException.class;
    };
  }

  private static JsonValue at(JsonValue json, Object... path) {
    return Objects.requireNonNull(json.at(path));
  }
}
