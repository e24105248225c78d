package io.github.modelregistry.testkit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Canaries: a judge that lets everything pass would pass every contract test. */
class OpenApiCheckerTest {

  private static final Map<String, List<String>> JSON =
      Map.of("Content-Type", List.of("application/json"), "Authorization", List.of("Bearer t"));
  private static final String LIST = "/v1/api/models/list";
  private static final String MODEL =
      "{\"id\":1,\"name\":\"m\",\"owner_id\":\"\",\"workspace_id\":5}";

  private final OpenApiChecker wallaroo = OpenApiChecker.of(spec("wallaroo"), "");
  private final OpenApiChecker trueFoundry = OpenApiChecker.of(spec("truefoundry"), "/api/ml/v1");

  @Test
  void whatTheDocumentAllowsPasses() {
    assertThat(request(LIST, "{\"workspace_id\":5}")).isEmpty();
    assertThat(answer(200, "{\"models\":[{\"model\":" + MODEL + ",\"model_versions\":[]}]}"))
        .isEmpty();
    assertThat(trueFoundry.request("GET", "/api/ml/v1/models?limit=5", JSON, new byte[0]))
        .isEmpty();
  }

  @Test
  void anUnknownFieldPasses() {
    assertThat(answer(200, "{\"models\":[],\"surprise\":{\"x\":1}}")).isEmpty();
  }

  @Test
  void aWrongTypeIsFound() {
    assertThat(request(LIST, "{\"workspace_id\":\"five\"}")).isNotEmpty();
    assertThat(answer(200, "{\"models\":7}")).isNotEmpty();
    assertThat(trueFoundry.request("GET", "/api/ml/v1/models?limit=many", JSON, new byte[0]))
        .isNotEmpty();
  }

  @Test
  void aMissingFieldIsFound() {
    assertThat(request("/v1/api/models/get_version_by_id", "{}")).isNotEmpty();
    assertThat(answer(200, "{}")).isNotEmpty();
  }

  @Test
  void aMissingBodyIsFound() {
    assertThat(wallaroo.request("POST", LIST, JSON, new byte[0])).isNotEmpty();
  }

  @Test
  void anUnknownPathIsFound() {
    assertThat(request("/v1/api/models/lost", "{}")).isNotEmpty();
    assertThat(trueFoundry.request("GET", "/api/ml/v1/modells", JSON, new byte[0])).isNotEmpty();
  }

  @Test
  void anUnknownParameterIsFound() {
    assertThat(trueFoundry.request("GET", "/api/ml/v1/models?page=2", JSON, new byte[0]))
        .isNotEmpty();
  }

  @Test
  void aWrongMethodIsFound() {
    assertThat(wallaroo.request("GET", LIST, JSON, new byte[0])).isNotEmpty();
  }

  @Test
  void anUndocumentedStatusIsFound() {
    assertThat(answer(418, "{}")).isNotEmpty();
  }

  @Test
  void anAnswerIsTakenOutOfItsEnvelopeFirst() {
    String bag = "{\"models\":[]}";
    for (String fine :
        List.of(
            bag,
            "{\"models\":null}",
            "[]",
            "null",
            "{\"statusCode\":200,\"body\":" + bag + "}",
            "{\"statusCode\":200,\"body\":[]}",
            "{\"statusCode\":200,\"body\":null}",
            "{\"statusCode\":200,\"body\":\"{\\\"models\\\":[]}\"}",
            "{\"statusCode\":200,\"body\":\"[]\"}",
            "{\"statusCode\":500,\"body\":{\"message\":\"m\"}}")) {
      assertThat(wrapped("/models", fine)).as(fine).isEmpty();
    }
    assertThat(wrapped("/models/7", "{\"statusCode\":404,\"body\":{\"message\":\"m\"}}")).isEmpty();
  }

  @Test
  void aFaultInsideAnEnvelopeIsFound() {
    assertThat(wrapped("/models", "{\"statusCode\":200,\"body\":{\"models\":7}}")).isNotEmpty();
    assertThat(wrapped("/models", "{\"statusCode\":200,\"body\":\"{}\"}")).isNotEmpty();
    assertThat(wrapped("/models", "{\"statusCode\":200,\"body\":[{}]}")).isNotEmpty();
    assertThat(wrapped("/models", "{\"statusCode\":404,\"body\":{}}")).isNotEmpty();
    assertThat(wrapped("/models/7", "{\"statusCode\":200,\"body\":{}}")).isNotEmpty();
    assertThat(wrapped("/models/7", "{\"statusCode\":200,\"body\":\"<html>\"}")).isNotEmpty();
    assertThat(wrapped("/models/7", "[]")).isNotEmpty();
  }

  private List<String> wrapped(String path, String body) {
    return OpenApiChecker.of(spec("marqtune"), "").response("GET", path, 200, JSON, utf8(body));
  }

  private List<String> request(String path, String body) {
    return wallaroo.request("POST", path, JSON, utf8(body));
  }

  private List<String> answer(int status, String body) {
    return wallaroo.response("POST", LIST, status, JSON, utf8(body));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Path spec(String vendor) {
    return Path.of(System.getProperty("root.directory"), "specs", vendor + ".yaml");
  }
}
