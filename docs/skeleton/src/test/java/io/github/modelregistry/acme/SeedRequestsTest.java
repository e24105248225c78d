package io.github.modelregistry.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.acme.model.ListModelsResponse;
import io.github.modelregistry.acme.model.Model;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The calls that the vendor documents, made by the typed client. */
class SeedRequestsTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final AcmeClient client =
      AcmeClient.builder().url(server.uri()).apiKey(Secret.of("key-17")).build();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void listModels() {
    String documented = Fixtures.text("seed/list-models.response.json");
    server.enqueue(ScriptedResponse.json(documented));

    ListModelsResponse page = client.models().listModels(q -> q.pageToken("25"));

    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.requestLine()).isEqualTo("GET /v1/models?page_token=25 HTTP/1.1");
              assertThat(request.header("Authorization")).isEqualTo("Bearer key-17");
            });
    assertThat(JsonValue.parse(page.toJson())).isEqualTo(JsonValue.parse(documented));
  }

  @Test
  void getModel() {
    String documented = Fixtures.text("seed/get-model.response.json");
    server.enqueue(ScriptedResponse.json(documented));

    Model model = client.models().getModel("m-1");

    assertThat(server.requests().get(0).requestLine()).isEqualTo("GET /v1/models/m-1 HTTP/1.1");
    assertThat(JsonValue.parse(model.toJson())).isEqualTo(JsonValue.parse(documented));
  }
}
