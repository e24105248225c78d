package io.github.modelregistry.truefoundry;

import static io.github.modelregistry.truefoundry.UploadSources.calls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.PermissionDeniedException;
import io.github.modelregistry.truefoundry.model.FileInfo;
import io.github.modelregistry.truefoundry.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of a version are listed and downloaded, and none is written elsewhere. */
class FileTreeTest extends SandboxTestCase {

  @TempDir Path folder = Path.of("");

  private VersionFiles files = null;

  @BeforeEach
  void view() {
    files = client.files();
  }

  @Test
  void aDirectoryThatListsItselfIsReadOnce() {
    Version version = addVersion();
    server.listDirectoriesInThemselves();

    assertThat(files.list(version.id()))
        .extracting(FileInfo::path)
        .containsExactly("README.md", "weights/part-1.bin", "weights/part-2.bin");
    assertThat(calls(server, "/artifact-versions/files")).hasSize(2);
  }

  @Test
  void allPagesOfADirectoryAreRead() {
    Version version = addVersion();
    server.capPagesAt(1);

    assertThat(files.list(version.id())).hasSize(3);
    assertThat(calls(server, "/artifact-versions/files")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x", "/etc/x", "a/../../x", "a//x", "a\\\\x", "C:x", "a/./x", "..", "x\\u0000"})
  void aNameThatLeadsOutOfTheFolderIsRefusedAndNothingStays(String path) {
    Version version = addVersion();
    String listed =
        """
        {"data":[{"path":"first.txt","is_dir":false,"signed_url":"%s"},
         {"path":"%s","is_dir":false,"signed_url":"%s"}],"pagination":{}}\
        """;
    String url = server.baseUrl() + "/any";
    server
        .server()
        .stubFor(
            WireMock.post("/api/ml/v1/artifact-versions/files")
                .willReturn(WireMock.okJson(listed.formatted(url, path, url))));
    server.server().stubFor(WireMock.get("/any").willReturn(WireMock.ok("x")));

    assertThatThrownBy(() -> files.download(version.id(), folder.resolve("in")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("below the folder");

    assertThat(everyFile()).isEmpty();
  }

  @Test
  void aUrlThatExpiredIsReplacedOnce() {
    Version version = addVersion();
    server
        .server()
        .stubFor(
            WireMock.get(WireMock.urlPathMatching("/storage/.*README.md"))
                .inScenario("expiry")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(WireMock.aResponse().withStatus(403))
                .willSetStateTo("fresh"));

    assertThat(files.download(version.id(), folder)).hasSize(3);

    assertThat(folder.resolve("README.md")).content().contains(version.id());
    List<LoggedRequest> asked = calls(server, "/artifact-versions/signed-urls");
    assertThat(asked).hasSize(2);
    assertThat(asked.get(1).getBodyAsString()).contains("[\"README.md\"]", "READ");
  }

  @Test
  void aUrlThatIsRefusedTwiceIsTheErrorAndNothingStays() {
    Version version = addVersion();
    server
        .server()
        .stubFor(
            WireMock.get(WireMock.urlPathMatching("/storage/.*part-2.bin"))
                .willReturn(WireMock.aResponse().withStatus(403)));

    assertThatThrownBy(() -> files.download(version.id(), folder))
        .isInstanceOf(PermissionDeniedException.class);

    assertThat(everyFile()).isEmpty();
    assertThat(server.storageCalls()).hasSize(4);
  }

  @Test
  void aFileOfAnotherLengthThanItsEntrySaysIsRefused() {
    Version version = addVersion();
    server
        .server()
        .stubFor(
            WireMock.get(WireMock.urlPathMatching("/storage/.*README.md"))
                .willReturn(WireMock.ok("short")));

    assertThatThrownBy(() -> files.download(version.id(), folder))
        .isInstanceOf(DecodingException.class);

    assertThat(everyFile()).isEmpty();
  }

  @Test
  void aLinkInTheFolderIsNotFollowedOutOfIt() throws IOException {
    Version version = addVersion();
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Path inside = Files.createDirectories(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("weights"), outside);

    assertThatThrownBy(() -> files.download(version.id(), inside))
        .isInstanceOf(InvalidRequestException.class);

    assertThat(everyFile()).isEmpty();
  }

  @Test
  void aFileThatExistsIsNotReplacedAndWhatCameBeforeIsDeleted() throws IOException {
    Version version = addVersion();
    Files.createDirectories(folder.resolve("weights"));
    Path mine = Files.writeString(folder.resolve("weights/part-1.bin"), "mine");

    assertThatThrownBy(() -> files.download(version.id(), folder))
        .isInstanceOf(InvalidRequestException.class);

    assertThat(everyFile()).containsExactly(mine);
    assertThat(mine).hasContent("mine");
  }

  private List<Path> everyFile() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
