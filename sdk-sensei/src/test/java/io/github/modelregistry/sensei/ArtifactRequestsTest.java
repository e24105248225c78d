package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The download of a model's file, as it is sent and read. */
class ArtifactRequestsTest {

  @RegisterExtension static final FakeSensei SENSEI = new FakeSensei();

  private static final byte[] FILE = {0x08, 0x07, 0x0D, 0x0A, 0x2D, 0x2D, (byte) 0xFF, 0x00};

  @TempDir Path folder;

  @Test
  void theBytesGoToTheFile() throws IOException {
    SENSEI.answer(
        "/models/m-1/artifact",
        WireMock.aResponse()
            .withStatus(200)
            .withHeader("Content-Type", "application/octet-stream")
            .withBody(FILE));
    Path file = folder.resolve("model.onnx");

    Download download = SENSEI.client().models().downloadArtifact("m-1", DownloadTarget.file(file));

    assertThat(SENSEI.onlyRequest().getHeader("Accept")).isEqualTo("application/octet-stream");
    assertThat(SENSEI.onlyRequest().getMethod().getName()).isEqualTo("GET");
    assertThat(SENSEI.onlyRequest().getUrl()).isEqualTo("/data/sensei/models/m-1/artifact");
    assertThat(SENSEI.onlyRequest().getHeader("x-sandbox-name")).isEqualTo("prod");
    assertThat(download.file()).isEqualTo(file);
    assertThat(download.bytes()).isEqualTo(FILE.length);
    assertThat(Files.readAllBytes(file)).isEqualTo(FILE);
  }

  @Test
  void aModelWithoutAFileLeavesNone() {
    SENSEI.answer(
        "/models/m-1/artifact",
        404,
        "api-response.v1.json",
        "{\"title\":\"Not Found\",\"status\":404}");

    assertThatThrownBy(
            () -> SENSEI.client().models().downloadArtifact("m-1", DownloadTarget.folder(folder)))
        .isInstanceOf(NotFoundException.class);
    assertThat(folder).isEmptyDirectory();
  }

  /** Where a service sends its callers on to a storage, that storage is not the service. */
  @Test
  void anotherHostGetsNeitherTheTokenNorTheHeadersOfTheService() {
    try (ScriptedServer storage =
            ScriptedServer.start()
                .otherwise(
                    ScriptedResponse.status(200)
                        .header("Content-Type", "application/octet-stream")
                        .body(FILE));
        ScriptedServer service = ScriptedServer.start()) {
      FixedResponse elsewhere =
          ScriptedResponse.status(302).header("Location", storage.uri() + "/blob?sig=s3cret");
      service.otherwise(elsewhere);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();

      SENSEI
          .open(SENSEI.builder().url(service.uri()).token(FakeSensei.TOKEN))
          .models()
          .downloadArtifact("m-1", DownloadTarget.stream(bytes));

      assertThat(bytes.toByteArray()).isEqualTo(FILE);
      ReceivedRequest sent = storage.requests().get(0);
      assertThat(sent.rawTarget()).isEqualTo("/blob?sig=s3cret");
      assertThat(sent.header("Authorization")).isNull();
      assertThat(sent.header("x-api-key")).isNull();
      assertThat(sent.header("x-gw-ims-org-id")).isNull();
      assertThat(sent.header("x-sandbox-name")).isNull();
    }
  }
}
