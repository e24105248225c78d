package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallarooUploadTest {

  private static final Instant NOW = Instant.parse("2026-02-04T11:00:59.123450Z");

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(
          ModelRegistrySandbox.builder()
              .select(SandboxVendor.WALLAROO)
              .clock(Clock.fixed(NOW, ZoneOffset.UTC)));

  private WallarooSandbox wallaroo;
  private Caller caller;

  @BeforeEach
  void connect(WallarooSandbox sandbox) {
    wallaroo = sandbox;
    caller = Caller.of(sandbox);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String metadata(String name, String framework) {
    return ("{\"name\":\"%s\",\"visibility\":\"private\",\"workspace_id\":108,\"conversion\":"
            + "{\"framework\":\"%s\",\"python_version\":\"3.8\",\"requirements\":[]},"
            + "\"input_schema\":\"/////wAAAAA=\"}")
        .formatted(name, framework);
  }

  private long upload(String name, String framework, String content) {
    Caller.Response answer = caller.upload(metadata(name, framework), "m.onnx", bytes(content));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer.json().at("insert_models", "returning", 0, "models", 0, "id").asLong();
  }

  private JsonValue read(long versionId) {
    return caller
        .post("/v1/api/models/get_version_by_id", "{\"model_version_id\":" + versionId + "}")
        .json();
  }

  private List<String> statusesUntilTheEnd(long versionId) {
    List<String> seen = new ArrayList<>();
    String status = "";
    while (!status.equals("ready") && !status.equals("error")) {
      status = read(versionId).at("model_version", "model_version", "status").asString();
      seen.add(status);
    }
    return seen;
  }

  @Test
  void theUploadsOfTheGuideAreAcceptedWordForWord() {
    for (String name : List.of("upload-onnx-curl", "upload-pytorch-curl")) {
      JsonValue request =
          JsonValue.parse(
              Caller.fixture("sdk-wallaroo/src/test/resources/seed/" + name + ".request.json"));
      JsonValue parts = request.at("multipart");

      Caller.Response answer =
          caller.upload(
              parts.at(0, "json").toString(), parts.at(1, "filename").asString(), bytes("x"));

      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.text())
          .matches(
              "\\{\"insert_models\":\\{\"returning\":\\[\\{\"models\":\\[\\{\"id\":12..}]}]}}");
    }
  }

  @Test
  void theBytesAreHashedAndMeasured() {
    long id = upload("hashed", "onnx", "hello world");

    JsonValue file = read(id).at("model_version", "model_version", "file_info");

    assertThat(file.at("sha").asString())
        .isEqualTo("b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9");
    assertThat(file.at("size").asLong()).isEqualTo(11);
    assertThat(file.at("file_name").asString()).isEqualTo("m.onnx");
  }

  @Test
  void bytesThatLookLikeABoundaryBelongToTheFile() {
    long id = upload("tricky", "onnx", "\r\n--a-boundar\r\n--\r\n\r\n");

    assertThat(read(id).at("model_version", "model_version", "file_info", "size").asLong())
        .isEqualTo(21);
  }

  @Test
  void anEmptyFileIsAFile() {
    long id = upload("nothing", "onnx", "");

    assertThat(read(id).at("model_version", "model_version", "file_info", "size").asLong())
        .isZero();
  }

  @Test
  void aNewNameMakesAModelAndAKnownOneAVersionOfIt() {
    long first = upload("churn", "onnx", "same");
    long second = upload("churn", "onnx", "same");

    JsonValue row =
        caller.post("/v1/api/models/list", "{\"workspace_id\":108}").json().at("models", 2);

    assertThat(second).isGreaterThan(first);
    assertThat(row.at("model", "name").asString()).isEqualTo("churn");
    assertThat(row.at("model", "created_at").asString())
        .isEqualTo("2026-02-04T11:00:59.12345+00:00");
    assertThat(row.at("model_versions").elements())
        .extracting(version -> version.at("model_version", "id").asLong())
        .containsExactly(second, first);
    assertThat(row.at("model", "id").asLong()).isBetween(1219L, 1300L);
  }

  @Test
  void theSameNameInAnotherWorkspaceIsAnotherModel() {
    upload("ccfraud", "onnx", "x");

    Caller.Response rows =
        caller.post("/v1/api/models/list_versions", "{\"model_id\":\"ccfraud\"}");

    assertThat(rows.json().elements())
        .extracting(row -> row.at("models_pk_id").asLong())
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void aNativeFrameworkGoesStraightToReady() {
    assertThat(statusesUntilTheEnd(upload("native", "onnx", "x")))
        .containsExactly("pending_load_native", "attempting_load_native", "ready");
  }

  @Test
  void anotherFrameworkGoesByWayOfAContainer() {
    long id = upload("contained", "pytorch", "x");

    assertThat(read(id).at("model_version", "config", "runtime").asString()).isEqualTo("flight");
    assertThat(statusesUntilTheEnd(id))
        .containsExactly(
            "attempting_load_native",
            "pending_load_container",
            "attempting_load_container",
            "ready");
  }

  @Test
  void customStartsWithTheContainer() {
    assertThat(statusesUntilTheEnd(upload("own", "custom", "PK\u0003\u0004")))
        .containsExactly("pending_load_container", "attempting_load_container", "ready");
  }

  @Test
  void customMustBeAZipFile() {
    Caller.Response answer = caller.upload(metadata("own", "custom"), "m.zip", bytes("no zip"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .isEqualTo("{\"msg\":\"Bad request: Not a valid ZIP file.\",\"code\":400}");
  }

  @Test
  void aFailedConversionTellsItsReasonALittleLater() {
    wallaroo.failNextConversion("No InferenceBuilder-inherited class found");

    long id = upload("broken", "onnx", "x");
    upload("sound", "onnx", "x");

    assertThat(statusesUntilTheEnd(id)).endsWith("attempting_load_native", "error");
    assertThat(read(id).at("model_version", "model_version", "error_summary").asString())
        .isEqualTo("No InferenceBuilder-inherited class found");
    assertThat(statusesUntilTheEnd(id + 1)).endsWith("ready");
  }

  @Test
  void conversionsCanBeMovedByHand() {
    wallaroo.advanceManually();
    long id = upload("slow", "onnx", "x");

    read(id);
    read(id);
    assertThat(wallaroo.status(id)).isEqualTo("pending_load_native");
    wallaroo.advance(id);
    assertThat(wallaroo.status(id)).isEqualTo("attempting_load_native");
    wallaroo.setStatus(id, "error", "gone wrong");
    assertThat(read(id).at("model_version", "model_version", "error_summary").asString())
        .isEqualTo("gone wrong");
  }

  @Test
  void listingDoesNotMoveAConversion() {
    long id = upload("listed", "onnx", "x");

    caller.post("/v1/api/models/list", "{\"workspace_id\":108}");

    assertThat(wallaroo.status(id)).isEqualTo("pending_load_native");
  }

  @Test
  void aWorkspaceThatIsNotThereTakesNothing() {
    Caller.Response answer =
        caller.upload(metadata("lost", "onnx").replace("108", "999"), "m.onnx", bytes("x"));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.at("msg")).contains("foreign key violation", "workspace_id 999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.bin", "m", "onnx", "m.onnx.txt"})
  void aFileNameOfNoKnownKindIsRefused(String fileName) {
    Caller.Response answer = caller.upload(metadata("named", "onnx"), fileName, bytes("x"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("msg")).contains(".zip, .pt, .onnx, .h5, .pkl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.zip", "m.pt", "m.onnx", "m.h5", "m.pkl", "M.ONNX"})
  void fileNamesOfTheKnownKindsAreAccepted(String fileName) {
    assertThat(caller.upload(metadata("named", "onnx"), fileName, bytes("x")).status())
        .isEqualTo(202);
  }
}
