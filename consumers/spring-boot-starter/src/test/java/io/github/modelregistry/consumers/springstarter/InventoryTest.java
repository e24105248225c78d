package io.github.modelregistry.consumers.springstarter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The starter makes one bean of the properties; of the two installed vendors, one has some. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class InventoryTest {

  private static final ModelRegistrySandbox SANDBOX =
      ModelRegistrySandbox.builder().select(SandboxVendor.WALLAROO).start();

  @LocalServerPort private int port;
  @Autowired private ModelRegistries registries;

  @DynamicPropertySource
  static void setRegistry(DynamicPropertyRegistry properties) {
    properties.add("model-registry.wallaroo.url", () -> SANDBOX.wallaroo().baseUrl());
    properties.add("model-registry.wallaroo.token", () -> SANDBOX.wallaroo().token());
  }

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @Test
  void theModelsOfTheRegistryWithPropertiesAreWrittenWhole() throws Exception {
    assertThat(registries.names()).containsExactly("wallaroo");
    assertThat(JsonValue.parse(get("/models")).elements())
        .extracting(JsonValue::toString)
        .hasSize(3)
        .containsExactlyElementsOf(
            registries.models().stream().map(RegisteredModel::toJson).toList());
  }

  @Test
  void aRefIsBoundToAPathVariable() throws Exception {
    assertThat(get("/models/wallaroo:839")).isEqualTo(registries.get("wallaroo:839").toJson());
  }

  private String get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
