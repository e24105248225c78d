package io.github.modelregistry.truefoundry;

import static io.github.modelregistry.truefoundry.UploadSources.calls;
import static io.github.modelregistry.truefoundry.UploadSources.expiring;
import static io.github.modelregistry.truefoundry.UploadSources.failingBehind;
import static io.github.modelregistry.truefoundry.UploadSources.random;
import static io.github.modelregistry.truefoundry.UploadSources.source;
import static io.github.modelregistry.truefoundry.UploadSources.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.ConflictException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.PermissionDeniedException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.truefoundry.model.ArtifactVersion;
import io.github.modelregistry.truefoundry.model.FileInfo;
import io.github.modelregistry.truefoundry.model.ModelManifest;
import io.github.modelregistry.truefoundry.model.ModelManifestSource;
import io.github.modelregistry.truefoundry.model.ModelManifestType;
import io.github.modelregistry.truefoundry.model.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are registered with a version, and come back byte for byte, from both kinds of storage. */
class VersionFilesTest extends SandboxTestCase {

  private static final int MEBIBYTE = 1 << 20;

  /** Small enough for a test; S3 refuses parts of less than 5 MiB. */
  private static final PartSizes SIZES = new PartSizes(6L * MEBIBYTE, 5L * MEBIBYTE, 1000);

  @TempDir Path folder = Path.of("");

  private VersionFiles files = null;

  @BeforeEach
  void view() {
    files = client.files(SIZES);
  }

  @ParameterizedTest
  @CsvSource({"ML, false", "ML, true", "SVC, false"})
  void whatWasUploadedComesBackByteForByte(TrueFoundryService service, boolean azure)
      throws IOException {
    if (azure) {
      server.useAzureStorage();
    }
    client.close();
    client = open(service);
    files = client.files(SIZES);
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put("empty.txt", new byte[0]);
    contents.put("weights/large.bin", random(11 * MEBIBYTE + 7));
    contents.put("weights/deep/grün & <1>.json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    contents.put("exact.bin", random(6 * MEBIBYTE));

    Version version = files.registerModelVersion(Manifests.model("churn"), sources(contents));
    List<Download> written = files.download(version.id(), folder.resolve("new/copy"));

    assertThat(written).hasSize(4);
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      assertThat(folder.resolve("new/copy").resolve(file.getKey()))
          .hasBinaryContent(file.getValue());
    }
    assertThat(Objects.requireNonNull(version.manifest().source().asTrueFoundrySource()).uri())
        .startsWith(azure ? "wasbs://" : "s3://");
    assertThat(files.list(version.id()))
        .extracting(FileInfo::path)
        .containsExactlyInAnyOrderElementsOf(contents.keySet());
    assertThat(storage(RequestMethod.PUT)).hasSize(2 + 3 + 2);
    assertThat(storage(RequestMethod.PUT))
        .filteredOn(request -> request.containsHeader("x-ms-blob-type"))
        .hasSize(azure ? 2 : 0);
    assertThat(server.storageCalls())
        .allSatisfy(
            request -> {
              assertThat(request.containsHeader("Authorization")).isFalse();
              assertThat(request.containsHeader("Transfer-Encoding")).isFalse();
            });
  }

  @Test
  void anArtifactTakesFilesOfAStreamAndIsListedWithThem() {
    byte[] content = random(7 * MEBIBYTE);
    UploadSource once = UploadSource.of(new ByteArrayInputStream(content), "once", content.length);

    ArtifactVersion version =
        files.registerArtifactVersion(Manifests.artifact("texts"), Map.of("a/once.bin", once));

    assertThat(files.list(version.id()))
        .singleElement()
        .satisfies(file -> assertThat(file.fileSize()).isEqualTo(content.length));
    assertThat(storage(RequestMethod.PUT)).as("a stream has no parts").hasSize(1);
  }

  @Test
  void aManifestNeedsNoSource() {
    ModelManifest manifest =
        ModelManifest.builder()
            .type(ModelManifestType.MODEL_VERSION)
            .name("churn")
            .mlRepo("support-ml")
            .metadata(JsonValue.object(Map.of()))
            .build();

    Version version = files.registerModelVersion(manifest, Map.of());

    assertThat(version.manifest().source().discriminator()).isEqualTo("truefoundry");
    assertThat(files.list(version.id())).isEmpty();
  }

  @Test
  void oneFileIsDownloadedByItsPathWithoutAListOfTheOthers() {
    byte[] content = random(1000);
    Version version =
        files.registerModelVersion(Manifests.model("churn"), sources(Map.of("a/b.bin", content)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Download download =
        files.download(version.id(), "a/b.bin", DownloadTarget.stream(bytes).withLength(1000));

    assertThat(bytes.toByteArray()).isEqualTo(content);
    assertThat(download.sha256()).hasSize(64);
    assertThat(calls(server, "/artifact-versions/files")).isEmpty();
  }

  @Test
  void urlsAreRequestedForFiftyFilesAtATime() throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (int i = 0; i < 101; i++) {
      contents.put("files/" + i + ".txt", ("file " + i).getBytes(StandardCharsets.UTF_8));
    }

    Version version = files.registerModelVersion(Manifests.model("churn"), sources(contents));
    files.download(version.id(), folder);

    List<LoggedRequest> asked = calls(server, "/artifact-versions/signed-urls");
    assertThat(asked).hasSize(6);
    assertThat(asked.stream().map(call -> count(call.getBodyAsString(), "files/")))
        .containsExactly(50, 50, 1, 50, 50, 1);
    assertThat(folder.resolve("files/100.txt")).hasContent("file 100");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFailingPartMarksTheStageAsFailedAndNothingIsListed(boolean azure) {
    if (azure) {
      server.useAzureStorage();
    }
    UploadSource failing = failingBehind(8 * MEBIBYTE, 12 * MEBIBYTE);

    assertThatThrownBy(
            () ->
                files.registerModelVersion(
                    Manifests.model("churn"),
                    Map.of("small.txt", UploadSource.of(new byte[3], "s"), "large.bin", failing)))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("the disk is broken");

    assertThat(calls(server, "/artifact-versions/mark-stage-failure")).hasSize(1);
    assertThat(client.models().listModels().data()).isEmpty();
    assertThat(calls(server, "/model-versions")).isEmpty();
  }

  @Test
  void aCompletionThatFailsWithAStatusOfSuccessIsRepeated() throws IOException {
    server.failNextCompletion();

    Version version =
        files.registerModelVersion(
            Manifests.model("churn"), Map.of("large.bin", source(12 * MEBIBYTE)));

    assertThat(server.storageCalls())
        .filteredOn(request -> request.getMethod().equals(RequestMethod.POST))
        .hasSize(2);
    assertThat(files.list(version.id()))
        .extracting(FileInfo::fileSize)
        .containsExactly(12L * MEBIBYTE);
  }

  @Test
  void aCompletionThatAlwaysFailsWithAStatusOfSuccessMarksTheStageAsFailed() {
    server
        .server()
        .stubFor(
            WireMock.post(WireMock.urlPathMatching("/storage/.*"))
                .willReturn(
                    WireMock.okXml(
                        "<Error><Code>InternalError</Code><Message>no</Message></Error>")));

    assertThatThrownBy(
            () ->
                files.registerModelVersion(
                    Manifests.model("churn"), Map.of("large.bin", source(12 * MEBIBYTE))))
        .isInstanceOf(RegistryException.class);

    assertThat(calls(server, "/artifact-versions/mark-stage-failure")).hasSize(1);
    assertThat(client.models().listModels().data()).isEmpty();
  }

  @Test
  void aRegistrationThatIsRefusedMarksTheStageButOneOfUnknownOutcomeDoesNot() {
    server
        .server()
        .stubFor(
            WireMock.put("/api/ml/v1/model-versions")
                .willReturn(WireMock.jsonResponse("{\"statusCode\":409,\"message\":\"no\"}", 409)));
    assertThatThrownBy(() -> registerSmall(files)).isInstanceOf(ConflictException.class);
    assertThat(calls(server, "/artifact-versions/mark-stage-failure")).hasSize(1);

    server
        .server()
        .stubFor(WireMock.put("/api/ml/v1/model-versions").willReturn(WireMock.serverError()));
    assertThatThrownBy(() -> registerSmall(files)).isInstanceOf(RegistryException.class);
    server
        .server()
        .stubFor(
            WireMock.put("/api/ml/v1/model-versions")
                .willReturn(WireMock.okJson("{\"data\":null}")));
    assertThatThrownBy(() -> registerSmall(files)).isInstanceOf(DecodingException.class);
    assertThat(calls(server, "/artifact-versions/mark-stage-failure")).hasSize(1);
  }

  @Test
  void aFailureToMarkTheStageIsLoggedAndAddedToTheFirstFailure() {
    String path = "/artifact-versions/mark-stage-failure";
    server
        .server()
        .stubFor(
            WireMock.post("/api/ml/v1" + path).willReturn(WireMock.aResponse().withStatus(403)));
    Logger logger = Logger.getLogger(VersionFiles.class.getName());
    List<LogRecord> logged = new ArrayList<>();
    logger.setFilter(entry -> !logged.add(entry));
    try {
      RegistryException failure =
          catchThrowableOfType(
              RegistryException.class,
              () ->
                  files.registerModelVersion(
                      Manifests.model("churn"), Map.of("a.bin", failingBehind(1, 2 * MEBIBYTE))));

      assertThat(failure).hasMessageContaining("the disk is broken");
      assertThat(failure.getSuppressed())
          .anySatisfy(added -> assertThat(added).isInstanceOf(PermissionDeniedException.class));
    } finally {
      logger.setFilter(null);
    }
    String stage =
        JsonValue.parse(calls(server, path).get(0).getBodyAsString()).at("id").asString();
    assertThat(logged)
        .extracting(entry -> entry.getLevel() + " " + new SimpleFormatter().formatMessage(entry))
        .singleElement(STRING)
        .startsWith("WARNING Files may be left in the storage: the stage " + stage)
        .contains("cannot be marked as failed: markStageFailure")
        .contains("403");
  }

  @Test
  void aUrlThatExpiredIsReplacedOnceForUploadsInOneAndInParts() throws IOException {
    Map<String, UploadSource> sources = new LinkedHashMap<>();
    sources.put("small.txt", expiring(server, 3, 1));
    sources.put("large.bin", expiring(server, 12 * MEBIBYTE, 1));

    Version version = files.registerModelVersion(Manifests.model("churn"), sources);

    assertThat(calls(server, "/artifact-versions/signed-urls")).hasSize(2);
    assertThat(calls(server, "/artifact-versions/signed-urls/multipart")).hasSize(2);
    files.download(version.id(), folder);
    assertThat(folder.resolve("large.bin")).hasSize(12L * MEBIBYTE);
  }

  @Test
  void headerFieldsThatComeWithAUrlAreSentWithTheFile() {
    String url = server.baseUrl() + "/any";
    server
        .server()
        .stubFor(
            WireMock.post("/api/ml/v1/artifact-versions/signed-urls")
                .willReturn(
                    WireMock.okJson(
                        """
                        {"data":[{"path":"a.txt","signed_url":"%s","headers":{"x-a":"1"},
                         "upload_headers":{"x-b":"2"},"signed_headers":{"x-a":"0","x-c":"3"}}]}\
                        """
                            .formatted(url))));
    server.server().stubFor(WireMock.put("/any").willReturn(WireMock.ok()));

    Version version = registerSmall(files);

    assertThat(version.fqn()).isEqualTo("model:acme/support-ml/churn:1");
    server
        .server()
        .verify(
            WireMock.putRequestedFor(WireMock.urlEqualTo("/any"))
                .withHeader("x-a", WireMock.equalTo("1"))
                .withHeader("x-b", WireMock.equalTo("2"))
                .withHeader("x-c", WireMock.equalTo("3"))
                .withoutHeader("Authorization"));
  }

  @Test
  void aUrlThatIsRefusedTwiceIsTheError() {
    assertThatThrownBy(
            () ->
                files.registerModelVersion(
                    Manifests.model("churn"), Map.of("small.txt", expiring(server, 3, 100))))
        .isInstanceOf(PermissionDeniedException.class)
        .hasMessageNotContaining("X-Amz-Signature=");
    assertThat(calls(server, "/artifact-versions/signed-urls")).hasSize(2);
    assertThat(calls(server, "/artifact-versions/mark-stage-failure")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "../a", "a/", "a\\b", "C:a"})
  void aPathThatIsNotRelativeIsRefusedBeforeAnythingIsSent(String path) {
    assertThatThrownBy(
            () ->
                files.registerModelVersion(
                    Manifests.model("churn"), Map.of(path, UploadSource.of(new byte[1], "x"))))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("must be relative");
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void aSourceElsewhereAndALengthThatIsNotKnownAreRefusedBeforeAnythingIsSent() {
    ModelManifestSource elsewhere =
        JsonDocuments.read(
            "{\"type\":\"external\",\"uri\":\"s3://b/p\"}", ModelManifestSource.codec());
    UploadSource endless = UploadSource.of(InputStream.nullInputStream(), "endless");

    assertThatThrownBy(
            () ->
                files.registerModelVersion(
                    Manifests.model("m").toBuilder().source(elsewhere).build(), Map.of()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("truefoundry");
    assertThatThrownBy(() -> files.registerModelVersion(Manifests.model("m"), Map.of("a", endless)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("length");
    assertThat(server.calls()).isEmpty();
  }

  private static Version registerSmall(VersionFiles files) {
    return files.registerModelVersion(
        Manifests.model("churn"), Map.of("a.txt", UploadSource.of(new byte[3], "a")));
  }

  private List<LoggedRequest> storage(RequestMethod method) {
    return server.storageCalls().stream()
        .filter(request -> request.getMethod().equals(method))
        .filter(request -> !request.getUrl().contains("comp=blocklist"))
        .toList();
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }
}
