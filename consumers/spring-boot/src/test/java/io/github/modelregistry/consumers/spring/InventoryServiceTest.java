package io.github.modelregistry.consumers.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Spring's Jetty serves while WireMock's own Jetty plays the vendors, in one JVM. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class InventoryServiceTest {
  private static final ModelRegistrySandbox SANDBOX = ModelRegistrySandbox.start();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void leadToTheSandbox(DynamicPropertyRegistry properties) {
    SANDBOX
        .environment()
        .forEach((name, value) -> properties.add("registries[" + name + "]", () -> value));
  }

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @Test
  void theServiceShowsTheModelsOfBothVendors() throws Exception {
    URI models = URI.create("http://127.0.0.1:" + port + "/models");
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(models).build(), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("{\"ref\":\"wallaroo:839\",", "\"name\":\"yolov8n-openvino\",", "\"raw\":{")
        .contains("{\"ref\":\"truefoundry:");
  }
}
