package io.github.modelregistry.truefoundry;

import static io.github.modelregistry.truefoundry.UploadSources.calls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.TrueFoundrySandbox;
import io.github.modelregistry.truefoundry.model.FileInfo;
import io.github.modelregistry.truefoundry.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of a version are listed and downloaded, and none is written elsewhere. */
class FileTreeTest {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.TRUEFOUNDRY).empty());

  @TempDir Path folder = Path.of("");

  private TrueFoundrySandbox server = null;
  private TrueFoundryClient client = null;
  private VersionFiles files = null;

  @BeforeEach
  void connect(TrueFoundrySandbox sandbox) {
    server = sandbox;
    client =
        TrueFoundryClient.builder()
            .host(sandbox.baseUrl())
            .apiKey(sandbox.token())
            .config(FakeTrueFoundry.config())
            .build();
    files = client.files();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void aDirectoryThatListsItselfIsReadOnce() {
    Version version = started();
    server.listDirectoriesInThemselves();

    assertThat(files.list(version.id()))
        .extracting(FileInfo::path)
        .containsExactly("README.md", "weights/part-1.bin", "weights/part-2.bin");
    assertThat(calls(server, "/artifact-versions/files")).hasSize(2);
  }

  @Test
  void allPagesOfADirectoryAreRead() {
    Version version = started();
    server.capPagesAt(1);

    assertThat(files.list(version.id())).hasSize(3);
    assertThat(calls(server, "/artifact-versions/files")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x", "/etc/x", "a/../../x", "a//x", "a\\\\x", "C:x", "a/./x", "..", "x\\u0000"})
  void aNameThatLeadsOutOfTheFolderIsRefusedAndNothingStays(String path) {
    Version version = started();
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
  void aLinkInTheFolderIsNotFollowedOutOfIt() throws IOException {
    Version version = started();
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Path inside = Files.createDirectories(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("weights"), outside);

    assertThatThrownBy(() -> files.download(version.id(), inside))
        .isInstanceOf(InvalidRequestException.class);

    assertThat(everyFile()).isEmpty();
  }

  @Test
  void aFileThatExistsIsNotReplacedAndWhatCameBeforeIsDeleted() throws IOException {
    Version version = started();
    Files.createDirectories(folder.resolve("weights"));
    Path mine = Files.writeString(folder.resolve("weights/part-1.bin"), "mine");

    assertThatThrownBy(() -> files.download(version.id(), folder))
        .isInstanceOf(InvalidRequestException.class);

    assertThat(everyFile()).containsExactly(mine);
    assertThat(mine).hasContent("mine");
  }

  private Version started() {
    server.addVersion(server.addModel("churn"));
    return client.modelVersions().listModelVersions().data().get(0);
  }

  private List<Path> everyFile() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
