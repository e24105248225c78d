package io.github.modelregistry.marqtune;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.PermissionDeniedException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints, logs and results, downloaded from the storage of a sandbox. */
class DownloadsSandboxTest extends SandboxTestCase {

  private static final String EXPIRED =
      "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";

  @TempDir private Path folder;

  @Test
  void aCheckpointIsDownloadedWithoutTheKey() throws IOException {
    String id = server.addModel("shoes", 2);
    Path file = folder.resolve("shoes.pt");

    Download download = client.files().downloadCheckpoint(id, "epoch_1", DownloadTarget.file(file));

    assertThat(Files.readAllBytes(file)).isEqualTo(server.checkpoint(id, "epoch_1"));
    assertThat(download.file()).isEqualTo(file);
    assertThat(download.bytes()).isEqualTo(65_536);
    assertThat(server.storageCalls()).hasSize(1);
    LoggedRequest sent = server.storageCalls().get(0);
    assertThat(sent.getMethod().getName()).isEqualTo("GET");
    assertThat(sent.getHeader("x-api-key")).isNull();
    assertThat(sent.getHeader("Authorization")).isNull();
    assertThat(server.calls())
        .extracting(LoggedRequest::getUrl)
        .containsExactly("/models/" + id + "/download/url?checkpoint=epoch_1");
  }

  @Test
  void withoutANameTheNewestCheckpointIsDownloadedUnderItsOwnName() throws IOException {
    String id = server.addModel("shoes", 2);

    Download download = client.files().downloadCheckpoint(id, null, DownloadTarget.folder(folder));

    assertThat(download.file()).isEqualTo(folder.resolve("epoch_2.pt"));
    assertThat(Files.readAllBytes(folder.resolve("epoch_2.pt")))
        .isEqualTo(server.checkpoint(id, "epoch_2"));
  }

  @Test
  void aUrlExpiresByTheClockOfTheSandbox(ModelRegistrySandbox sandbox) throws Exception {
    String id = server.addModel("shoes", 1);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(client.models().getModelDownloadUrl(id).downloadUrl()))
            .build();
    HttpClient http = HttpClient.newHttpClient();
    assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);

    sandbox.advanceClock(Duration.ofDays(8));

    assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
  }

  @Test
  void anExpiredUrlIsReplacedOnce() throws IOException {
    String id = server.addModel("shoes", 1);
    Path file = folder.resolve("shoes.pt");
    storageRespondsFirst(xml(403, EXPIRED));

    client.files().downloadCheckpoint(id, null, DownloadTarget.file(file));

    assertThat(Files.readAllBytes(file)).isEqualTo(server.checkpoint(id, "epoch_1"));
    assertThat(server.calls()).hasSize(2);
  }

  @Test
  void aStreamThatHasNoBytesYetIsGivenTheFileByTheSecondUrl() {
    String id = server.addModel("shoes", 1);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    storageRespondsFirst(xml(403, EXPIRED));

    client.files().downloadCheckpoint(id, null, DownloadTarget.stream(stream));

    assertThat(stream.toByteArray()).isEqualTo(server.checkpoint(id, "epoch_1"));
  }

  @Test
  void aCheckpointThatIsCutOffGoesOnWhereItEnded() throws IOException {
    String id = server.addModel("shoes", 1);
    Path file = folder.resolve("shoes.pt");
    server.cutDownloads(1, 40_000);

    client.files().downloadCheckpoint(id, null, DownloadTarget.file(file));

    assertThat(Files.readAllBytes(file)).isEqualTo(server.checkpoint(id, "epoch_1"));
    assertThat(server.storageCalls()).hasSize(2);
    assertThat(server.storageCalls().get(1).getHeader("Range")).startsWith("bytes=");
    assertThat(server.calls()).hasSize(1);
  }

  @Test
  void aUrlThatIsRefusedTwiceIsAnErrorWithoutItsSignatureAndLeavesNoFile() {
    String id = server.addModel("shoes", 1);
    server.server().stubFor(get(urlPathMatching("/storage/.*")).willReturn(xml(403, EXPIRED)));

    PermissionDeniedException refused =
        catchThrowableOfType(
            PermissionDeniedException.class,
            () ->
                client
                    .files()
                    .downloadCheckpoint(id, null, DownloadTarget.file(folder.resolve("m.pt"))));

    assertThat(refused).hasMessageNotContaining("Signature");
    assertThat(server.calls()).hasSize(2);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anErrorOfTheStorageIsNeverTheFile() {
    String id = server.addModel("shoes", 1);
    server
        .server()
        .stubFor(
            get(urlPathMatching("/storage/.*"))
                .willReturn(xml(404, "<Error><Code>NoSuchKey</Code></Error>")));

    assertThatThrownBy(
            () ->
                client
                    .files()
                    .downloadCheckpoint(id, null, DownloadTarget.file(folder.resolve("m.pt"))))
        .isInstanceOf(NotFoundException.class);

    assertThat(folder).isEmptyDirectory();
    assertThat(server.calls()).hasSize(1);
  }

  @Test
  void aModelThatDoesNotExistIsNotFoundBeforeAnythingIsWritten() {
    assertThatThrownBy(
            () ->
                client
                    .files()
                    .downloadCheckpoint(
                        "00000000-0000-4000-8000-000000000000",
                        null,
                        DownloadTarget.file(folder.resolve("m.pt"))))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("model not found");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theLogOfATrainingIsDownloadedOnceItIsReady() {
    String id = server.startTraining("bags", 1);

    assertThatThrownBy(() -> text(target -> client.files().downloadModelLog(id, target)))
        .isInstanceOf(BadRequestException.class);
    server.advance(id);
    server.advance(id);
    server.advance(id);

    assertThat(text(target -> client.files().downloadModelLog(id, target)))
        .contains("Train Epoch: 0\n")
        .endsWith("Training ended.\n");
  }

  @Test
  void theLogOfADatasetAndTheFilesOfAnEvaluationAreDownloaded() {
    String dataset = server.addDataset("shoes", "evaluation");
    server.addLogLine(dataset, "Prepared.");
    JsonValue hyperparameters =
        JsonValue.parse(
            "{\"leftKeys\":[],\"leftWeights\":[],\"rightKeys\":[],\"rightWeights\":[]}");
    String id =
        client
            .evaluations()
            .createEvaluation(q -> q.datasetId(dataset).model("m").hyperparameters(hyperparameters))
            .evaluationId();
    server.advance(id);
    server.advance(id);
    server.advance(id);

    assertThat(text(target -> client.files().downloadDatasetLog(dataset, target)))
        .endsWith(" Prepared.\n");
    assertThat(text(target -> client.files().downloadEvaluationLog(id, target)))
        .contains("Evaluating m\n");
    assertThat(JsonValue.parse(text(target -> client.files().downloadResults(id, target))))
        .isEqualTo(client.evaluations().getEvaluation(id).evaluationMetrics());
  }

  private interface Transfer {
    Download to(DownloadTarget target);
  }

  private static String text(Transfer transfer) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    transfer.to(DownloadTarget.stream(stream));
    return stream.toString(StandardCharsets.UTF_8);
  }

  private void storageRespondsFirst(ResponseDefinitionBuilder response) {
    server
        .server()
        .stubFor(
            get(urlPathMatching("/storage/.*"))
                .inScenario("storage")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("later")
                .willReturn(response));
  }

  private static ResponseDefinitionBuilder xml(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/xml")
        .withBody(body);
  }
}
