package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The call of the vendor's reference, made by the typed client, is the same on the wire. */
class SeedRequestsTest {

  @RegisterExtension static final FakeTrueFoundry TRUE_FOUNDRY = new FakeTrueFoundry();

  @Test
  void theDocumentedCallIsReproduced() {
    TRUE_FOUNDRY.answer("/models", Fixtures.text("seed/list-models.json"));
    Map<String, JsonValue> documented =
        JsonValue.parse(Fixtures.text("seed/list-models.request.json")).fields();

    ListModelsResponse answer = TRUE_FOUNDRY.client().models().listModels();

    LoggedRequest request = TRUE_FOUNDRY.onlyRequest();
    assertThat(request.getMethod().getName()).isEqualTo(documented.get("method").asString());
    assertThat(request.getUrl()).isEqualTo(documented.get("path").asString());
    assertThat(documented.get("headers").get("Authorization").asString())
        .isEqualTo("Bearer <token>");
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + FakeTrueFoundry.API_KEY);
    assertThat(request.getBody()).isEmpty();
    assertThat(JsonValue.parse(answer.toJson()))
        .isEqualTo(JsonValue.parse(Fixtures.text("seed/list-models.json")));
  }
}
