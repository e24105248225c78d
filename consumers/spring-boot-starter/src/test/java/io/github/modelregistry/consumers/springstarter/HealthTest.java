package io.github.modelregistry.consumers.springstarter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.spring.boot.test.AutoConfigureModelRegistrySandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The properties are those of production; the annotation connects the registry to a sandbox. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "model-registry.wallaroo.url=wallaroo.example.com",
      "model-registry.wallaroo.token=${A_TOKEN_THAT_TESTS_LACK}",
      "management.endpoint.health.show-details=always"
    })
@AutoConfigureModelRegistrySandbox(vendors = SandboxVendor.WALLAROO)
class HealthTest {

  @LocalServerPort private int port;
  @Autowired private ModelRegistrySandbox sandbox;

  @Test
  void theHealthIsUpWhileTheRegistryResponds() throws Exception {
    HttpResponse<String> health = health();

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(registry(health).get("status")).isEqualTo(JsonValue.of("UP"));
    assertThat(registry(health).get("endpoint").asString())
        .startsWith(sandbox.wallaroo().baseUrl().toString());
    assertThat(sandbox.wallaroo().calls()).isNotEmpty();
  }

  @Test
  void theHealthIsDownWhenTheRegistryRejectsTheToken() throws Exception {
    sandbox.wallaroo().failNext(9, 401);

    HttpResponse<String> health = health();

    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(registry(health).get("status")).isEqualTo(JsonValue.of("DOWN"));
    assertThat(registry(health).get("error").toString()).contains("401");
  }

  private static JsonValue registry(HttpResponse<String> health) {
    return JsonValue.parse(health.body()).get("details").get("wallaroo");
  }

  private HttpResponse<String> health() throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/health/modelRegistry");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
