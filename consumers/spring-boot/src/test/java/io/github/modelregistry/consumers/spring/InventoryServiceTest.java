package io.github.modelregistry.consumers.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Spring's Jetty serves while WireMock's own Jetty simulates the vendors, in one JVM. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class InventoryServiceTest {

  private static final ModelRegistrySandbox SANDBOX = ModelRegistrySandbox.start();

  @LocalServerPort private int port;
  @Autowired private ModelRegistries registries;

  @DynamicPropertySource
  static void leadToTheSandbox(DynamicPropertyRegistry properties) {
    SANDBOX
        .environment()
        .forEach((name, value) -> properties.add("registries[" + name + "]", () -> value));
  }

  @BeforeEach
  void reset() {
    SANDBOX.reset();
  }

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @Test
  void modelsAreWrittenWhole() throws Exception {
    List<JsonValue> written = json("/models").elements();

    assertThat(written).hasSizeGreaterThan(3);
    assertThat(written)
        .extracting(JsonValue::toString)
        .containsExactlyElementsOf(
            registries.models().stream().map(RegisteredModel::toJson).toList());
    assertThat(written.get(0).toString()).contains("\"raw\":{");
  }

  @Test
  void aRefIsBoundToAPathVariable() throws Exception {
    assertThat(json("/models/wallaroo:839").toString())
        .isEqualTo(registries.get("wallaroo:839").toJson());
  }

  @Test
  void aRefOfAVersionIsBoundToARequestParameter() throws Exception {
    assertThat(json("/version?ref=wallaroo:839@837").get("ref"))
        .isEqualTo(JsonValue.of("wallaroo:839@837"));
  }

  @Test
  void aTypedModelIsWrittenAsTheVendorSentIt() throws Exception {
    assertThat(json("/typed").get("models").elements()).hasSize(2);
    assertThat(json("/typed").toString()).contains("\"created_on_version\":", "\"file_info\":{");
  }

  @Test
  void aListInPagesIsWrittenAsAnArray() throws Exception {
    assertThat(json("/paged?ref=wallaroo:839").elements())
        .extracting(version -> version.get("ref"))
        .contains(JsonValue.of("wallaroo:839@837"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/fields"})
  void noOtherValueIsWrittenEmpty(String path) throws Exception {
    assertThat(json(path).fields()).isNotEmpty();
    assertThat(json(path).toString()).doesNotContain("{}");
  }

  @ParameterizedTest
  @CsvSource({
    "/models/wallaroo:404, 404",
    "/models/wallaroo, 400",
    "/models/wallaroo:839@837, 400",
    "/version?ref=wallaroo:839, 400",
    "/models/unknown:1, 400",
  })
  void aRefThatLeadsNowhereIsTheCallersFault(String path, int status) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"401, 502", "403, 502", "500, 502", "503, 502", "409, 409", "422, 400"})
  void aFailureOfTheRegistryHasAStatusOfItsOwn(int sent, int status) throws Exception {
    SANDBOX.wallaroo().failNext(3, sent);

    HttpResponse<String> response = get("/models/wallaroo:839");

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("\"detail\":");
  }

  private JsonValue json(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonValue.parse(response.body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
