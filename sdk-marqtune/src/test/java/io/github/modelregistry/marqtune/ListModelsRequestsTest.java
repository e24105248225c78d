package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.ModelList;
import io.github.modelregistry.testkit.Fixtures;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of all models, as it goes over the wire. */
class ListModelsRequestsTest {

  @RegisterExtension static final FakeMarqtune MARQTUNE = new FakeMarqtune();

  @Test
  void allModelsAreRequestedAtOnceAndReadWhole() {
    JsonValue model =
        Objects.requireNonNull(JsonValue.parse(Fixtures.text("seed/get-model.json")).get("body"));
    String listed = "{\"models\":[" + model + "]}";
    MARQTUNE.answer("/models", listed);

    ModelList models = MARQTUNE.client().models().listModels();

    assertThat(JsonValue.parse(models.toJson())).isEqualTo(JsonValue.parse(listed));
    LoggedRequest sent = MARQTUNE.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("GET");
    assertThat(sent.getUrl()).isEqualTo("/models");
    assertThat(sent.getHeader("x-api-key")).isEqualTo(FakeMarqtune.API_KEY);
    assertThat(sent.getBody()).isEmpty();
  }
}
