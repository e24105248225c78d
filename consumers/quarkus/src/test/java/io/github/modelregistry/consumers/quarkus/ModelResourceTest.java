package io.github.modelregistry.consumers.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The class loaders of Quarkus find the drivers, and its Jackson writes the models whole. */
@QuarkusTest
@QuarkusTestResource(SandboxResource.class)
class ModelResourceTest {

  @Inject ModelRegistries registries;

  @TestHTTPResource("models")
  URI models;

  @Test
  void theModelsOfAllInstalledVendorsAreWrittenWhole() throws Exception {
    assertThat(registries.names()).containsExactlyInAnyOrder("wallaroo", "truefoundry");
    assertThat(JsonValue.parse(get("").body()).elements())
        .extracting(JsonValue::toString)
        .hasSizeGreaterThan(200)
        .containsExactlyElementsOf(
            registries.models().stream().map(RegisteredModel::toJson).toList());
  }

  @Test
  void aRefIsBoundToAPathParameter() throws Exception {
    assertThat(get("/wallaroo:839").body()).isEqualTo(registries.get("wallaroo:839").toJson());
  }

  @Test
  void aTextThatIsNoRefIsNotFound() throws Exception {
    assertThat(get("/wallaroo").statusCode()).as("what JAX-RS prescribes").isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(models + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
