package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.MultipartText;
import io.github.modelregistry.testkit.MultipartText.Part;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.wallaroo.model.Conversion;
import io.github.modelregistry.wallaroo.model.Framework;
import io.github.modelregistry.wallaroo.model.ModelVersionSummary;
import io.github.modelregistry.wallaroo.model.UploadMetadata;
import io.github.modelregistry.wallaroo.model.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each call of the vendor's guide, made by the typed client, is the same on the wire. */
class SeedRequestsTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  private static final byte[] FILE = {0x08, 0x07, 0x0D, 0x0A, 0x2D, 0x2D, (byte) 0xFF, 0x00};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "list-curl",
        "get-version-by-id",
        "list-versions",
        "list-versions-curl",
        "get-config-by-id",
        "get-config-by-id-curl",
        "upload-onnx",
        "upload-onnx-curl",
        "upload-pytorch",
        "upload-pytorch-curl"
      })
  void theCallOfTheGuideIsReproduced(String name) throws IOException {
    JsonValue guide = JsonValue.parse(Fixtures.text("seed/" + name + ".request.json"));
    String answer = Fixtures.text("seed/" + at(guide, "answer", "bodyFile").asString());
    WALLAROO.answer(at(guide, "path").asString(), status(guide, name), answer);

    String received = call(name.replace("-curl", ""));

    assertThat(JsonValue.parse(received)).isEqualTo(JsonValue.parse(answer));
    LoggedRequest sent = WALLAROO.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo(at(guide, "method").asString());
    assertThat(sent.getUrl()).isEqualTo(at(guide, "path").asString());
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + FakeWallaroo.TOKEN);
    String contentType = at(guide, "headers", "Content-Type").asString();
    JsonValue multipart = guide.get("multipart");
    if (multipart == null) {
      assertThat(sent.getHeader("Content-Type")).isEqualTo(contentType);
      assertThat(JsonValue.parse(sent.getBodyAsString())).isEqualTo(at(guide, "body"));
    } else {
      assertThat(sent.getHeader("Content-Type")).startsWith(contentType + ";");
      assertThat(sent.getHeader("Content-Length")).isEqualTo("" + sent.getBody().length);
      assertSameParts(MultipartText.parts(sent), multipart.elements());
    }
  }

  private static void assertSameParts(List<Part> sent, List<JsonValue> guide) {
    assertThat(sent).hasSameSizeAs(guide);
    for (int i = 0; i < guide.size(); i++) {
      Part part = sent.get(i);
      JsonValue fileName = at(guide.get(i), "filename");
      String disposition = "form-data; name=\"" + at(guide.get(i), "name").asString() + "\"";
      assertThat(part.disposition())
          .isEqualTo(
              fileName.isNull()
                  ? disposition
                  : disposition + "; filename=\"" + fileName.asString() + "\"");
      assertThat(part.contentType()).isEqualTo(at(guide.get(i), "contentType").asString());
      JsonValue json = guide.get(i).get("json");
      if (json == null) {
        assertThat(part.content()).isEqualTo(FILE);
      } else {
        assertThat(JsonValue.parse(part.text())).isEqualTo(json);
      }
    }
  }

  private String call(String name) throws IOException {
    WallarooClient client = WALLAROO.client();
    return switch (name) {
      case "list" -> client.models().listModels(q -> q.workspaceId(108L)).toJson();
      case "get-version-by-id" ->
          client.models().getVersionById(q -> q.modelVersionId(1215)).toJson();
      case "list-versions" ->
          client
              .models()
              .listVersions(q -> q.modelName("api-sample-model").modelPrimaryId(1215L))
              .stream()
              .map(ModelVersionSummary::toJson)
              .collect(Collectors.joining(",", "[", "]"));
      case "get-config-by-id" ->
          client.models().getConfigById(q -> q.modelVersionId(1215)).toJson();
      case "upload-onnx" -> upload(client, onnx(), "models/ccfraud.onnx");
      case "upload-pytorch" ->
          upload(client, pytorch(), "models/model-auto-conversion_pytorch_multi_io_model.pt");
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Uploads a file from a folder, whose name must stay at home. */
  private String upload(WallarooClient client, UploadMetadata metadata, String file)
      throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, FILE);
    return client
        .models()
        .uploadAndConvert(q -> q.metadata(metadata).file(UploadSource.of(path)))
        .toJson();
  }

  private static UploadMetadata onnx() {
    return UploadMetadata.builder()
        .name("api-sample-model")
        .visibility(Visibility.PUBLIC)
        .workspaceId(108)
        .conversion(conversion(Framework.ONNX))
        .build();
  }

  private static UploadMetadata pytorch() {
    JsonValue guide = JsonValue.parse(Fixtures.text("seed/upload-pytorch.request.json"));
    return UploadMetadata.builder()
        .name("api-upload-pytorch-multi-io")
        .visibility(Visibility.PRIVATE)
        .workspaceId(108)
        .conversion(conversion(Framework.PYTORCH))
        .inputSchema(at(guide, "multipart", 0, "json", "input_schema").asString())
        .outputSchema(at(guide, "multipart", 0, "json", "output_schema").asString())
        .build();
  }

  private static Conversion conversion(Framework framework) {
    return Conversion.builder()
        .framework(framework)
        .pythonVersion("3.8")
        .requirements(List.of())
        .build();
  }

  private static int status(JsonValue guide, String name) {
    JsonValue status = at(guide, "answer", "status");
    return !status.isNull() ? (int) status.asLong() : name.startsWith("upload") ? 202 : 200;
  }

  private static JsonValue at(JsonValue json, Object... path) {
    return Objects.requireNonNull(json.at(path), () -> List.of(path) + " in " + json);
  }
}
