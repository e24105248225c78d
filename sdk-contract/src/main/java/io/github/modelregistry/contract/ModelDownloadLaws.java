package io.github.modelregistry.contract;

import static io.github.modelregistry.contract.DriverUnderTest.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.DownloadedModel;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelDownloadRequest;
import io.github.modelregistry.registry.capability.ModelFiles;
import io.github.modelregistry.registry.capability.ModelFilesRequest;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.RemoteFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The laws of {@link ModelDownload}; the test class of a driver with this capability implements
 * them.
 */
public interface ModelDownloadLaws extends DriverUnderTest {

  /** The key of a file that the vendor names only with its bytes. */
  String UNNAMED = "";

  /** A version that no model has. */
  String NO_VERSION = "no-such-version";

  /**
   * Makes the server hold exactly one model: with one version or, where models have several, with
   * two versions whose bytes differ. If a version has several files, the first one that the vendor
   * lists has less than 16 bytes, and another one more than 100; if it has one, that has more.
   *
   * @return the newest version first
   */
  List<HeldFiles> holdFiles();

  /** Cuts all downloads after so many bytes from now on. */
  void cutDownloads(long afterBytes);

  /** The files of a version on the server. */
  final class HeldFiles {

    private final String id;
    private final @Nullable String version;
    private final Map<String, byte[]> bytes;

    private HeldFiles(String id, @Nullable String version, Map<String, byte[]> bytes) {
      this.id = id;
      this.version = version;
      this.bytes = bytes;
    }

    /**
     * Returns the files of a version.
     *
     * @param id the id of the model
     * @param version the version, or null where models have none
     * @param bytes the bytes by the paths of the files, or by {@link #UNNAMED} those of the only
     *     one
     */
    public static HeldFiles of(String id, @Nullable String version, Map<String, byte[]> bytes) {
      return new HeldFiles(id, version, bytes);
    }

    private ModelRef model() {
      return ref(id);
    }

    private @Nullable ModelVersionRef versionRef() {
      return version == null ? null : model().version(version);
    }

    private ModelFilesRequest source() {
      ModelVersionRef named = versionRef();
      return named == null ? ModelFilesRequest.of(model()) : ModelFilesRequest.of(named);
    }

    private ModelDownloadRequest.Builder request() {
      ModelVersionRef named = versionRef();
      return named == null
          ? ModelDownloadRequest.builder().model(model())
          : ModelDownloadRequest.builder().version(named);
    }

    private void assertAllIn(Path folder) throws IOException {
      List<Path> found = filesIn(folder);
      assertThat(found).hasSameSizeAs(bytes.keySet());
      for (Map.Entry<String, byte[]> file : bytes.entrySet()) {
        Path path = file.getKey().equals(UNNAMED) ? found.get(0) : folder.resolve(file.getKey());
        assertThat(path).hasBinaryContent(file.getValue());
      }
    }
  }

  @Test
  default void whatTheServerHoldsComesBackByteForByteInAFolderThatIsCreated(
      ModelRegistry registry, @TempDir Path parent) throws IOException {
    for (HeldFiles held : holdFiles()) {
      Path folder = parent.resolve("new/" + held.version);

      DownloadedModel result =
          registry.require(ModelDownload.class).download(held.request().folder(folder).build());

      held.assertAllIn(folder);
      assertThat(result.model()).isEqualTo(held.model());
      assertThat(result.version()).isEqualTo(held.versionRef());
      assertThat(result.files())
          .extracting(Download::file)
          .containsExactlyInAnyOrderElementsOf(filesIn(folder));
      assertThat(result.files()).allSatisfy(file -> assertThat(file.sha256()).hasSize(64));
    }
  }

  @Test
  default void aModelStandsForItsLatestVersionWhichTheResultNames(
      ModelRegistry registry, @TempDir Path parent) throws IOException {
    HeldFiles newest = holdFiles().get(0);
    ModelDownload download = registry.require(ModelDownload.class);
    Path folder = parent.resolve("model");
    Path again = parent.resolve("latest");

    DownloadedModel result =
        download.download(
            ModelDownloadRequest.builder().model(newest.model()).folder(folder).build());

    newest.assertAllIn(folder);
    assertThat(result.version()).isEqualTo(newest.versionRef());
    if (newest.version != null) {
      ModelVersionRef latest = newest.model().latest();
      download.download(ModelDownloadRequest.builder().version(latest).folder(again).build());
      newest.assertAllIn(again);
      assertThat(download.files(latest).version()).isEqualTo(newest.versionRef());
    }
  }

  @Test
  default void allFilesAreListedWithWhatIsKnownOfThem(ModelRegistry registry) {
    for (HeldFiles held : holdFiles()) {
      ModelFiles listed = registry.require(ModelDownload.class).files(held.source());

      assertThat(listed.model()).isEqualTo(held.model());
      assertThat(listed.version()).isEqualTo(held.versionRef());
      assertThat(listed.files())
          .extracting(file -> file.path() == null ? UNNAMED : file.path())
          .containsExactlyInAnyOrderElementsOf(held.bytes.keySet());
      for (RemoteFile file : listed.files()) {
        String path = file.path() == null ? UNNAMED : file.path();
        byte[] bytes = Objects.requireNonNull(held.bytes.get(path), path);
        assertThat(file.size()).isIn(null, (long) bytes.length);
      }
    }
  }

  @Test
  default void eachFileCanBeDownloadedToAStream(ModelRegistry registry) {
    HeldFiles held = holdFiles().get(0);
    ModelDownload download = registry.require(ModelDownload.class);

    for (RemoteFile file : download.files(held.source()).files()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DownloadedModel result =
          download.download(
              held.request().path(file.path()).target(DownloadTarget.stream(bytes)).build());

      assertThat(bytes.toByteArray())
          .isEqualTo(held.bytes.get(file.path() == null ? UNNAMED : file.path()));
      assertThat(result.files())
          .singleElement()
          .satisfies(each -> assertThat(each.bytes()).isEqualTo(bytes.size()));
    }
  }

  @Test
  default void severalFilesDoNotGoToOneTargetAndAnUnknownPathIsNotFound(
      ModelRegistry registry, @TempDir Path folder) throws IOException {
    HeldFiles held = holdFiles().get(0);
    ModelDownload download = registry.require(ModelDownload.class);
    ModelDownloadRequest.Builder request =
        held.request().target(DownloadTarget.file(folder.resolve("one")));
    boolean named = !held.bytes.containsKey(UNNAMED);

    if (held.bytes.size() > 1) {
      assertThatThrownBy(() -> download.download(request.build()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("several files")
          .hasMessageContaining(held.bytes.keySet().iterator().next());
    }
    assertThatThrownBy(() -> download.download(request.path("no/such.file").build()))
        .isInstanceOf(named ? NotFoundException.class : InvalidRequestException.class);

    assertThat(filesIn(folder)).isEmpty();
  }

  @Test
  default void whatIsNotThereIsNotFoundAndNoFolderIsCreated(
      ModelRegistry registry, @TempDir Path parent) {
    HeldFiles held = holdFiles().get(0);
    ModelDownload download = registry.require(ModelDownload.class);
    Path folder = parent.resolve("new");
    ModelVersionRef noVersion = held.model().version(NO_VERSION);

    assertThatThrownBy(
            () ->
                download.download(
                    ModelDownloadRequest.builder().model(ref(unknownId())).folder(folder).build()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                download.download(
                    ModelDownloadRequest.builder().version(noVersion).folder(folder).build()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> download.files(ref(unknownId())))
        .isInstanceOf(NotFoundException.class);

    assertThat(folder).doesNotExist();
  }

  @Test
  default void modelsOfAnotherRegistryAreNotDownloadedAndNothingIsSent(
      ModelRegistry registry, @TempDir Path folder) {
    ModelRef elsewhere = ModelRef.of("elsewhere", holdFiles().get(0).id);
    ModelDownload download = registry.require(ModelDownload.class);
    int before = requests();

    assertThatThrownBy(
            () ->
                download.download(
                    ModelDownloadRequest.builder().model(elsewhere).folder(folder).build()))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> download.files(elsewhere.version("1")))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(requests()).isEqualTo(before);
  }

  @Test
  default void aFileThatExistsIsKeptUnlessItIsToBeReplaced(
      ModelRegistry registry, @TempDir Path folder) throws IOException {
    HeldFiles held = holdFiles().get(0);
    ModelDownload download = registry.require(ModelDownload.class);
    ModelDownloadRequest.Builder request = held.request().folder(folder);
    download.download(request.build());
    Path mine = Files.writeString(filesIn(folder).get(0), "mine");
    List<Path> before = filesIn(folder);

    assertThatThrownBy(() -> download.download(request.build()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("exists");
    assertThat(mine).hasContent("mine");
    assertThat(filesIn(folder)).isEqualTo(before);

    download.download(request.replacingExisting().build());
    held.assertAllIn(folder);
  }

  /** The first of several files is too short to be cut. */
  @Test
  default void afterAFailureNothingIsLeft(ModelRegistry registry, @TempDir Path parent)
      throws IOException {
    HeldFiles held = holdFiles().get(0);
    Path mine = Files.writeString(parent.resolve("mine"), "mine");
    ModelDownload download = registry.require(ModelDownload.class);
    cutDownloads(16);

    assertThatThrownBy(
            () -> download.download(held.request().folder(parent.resolve("new/tree")).build()))
        .isInstanceOf(RegistryException.class);
    assertThatThrownBy(() -> download.download(held.request().folder(parent).build()))
        .isInstanceOf(RegistryException.class);

    try (Stream<Path> left = Files.list(parent)) {
      assertThat(left).containsExactly(mine);
    }
  }

  @Test
  default void theProgressIsThatOfAllFiles(ModelRegistry registry, @TempDir Path folder) {
    HeldFiles held = holdFiles().get(0);
    long size = held.bytes.values().stream().mapToLong(bytes -> bytes.length).sum();
    List<Long> received = new ArrayList<>();

    registry
        .require(ModelDownload.class)
        .download(
            held.request()
                .folder(folder)
                .progress(
                    (bytes, total) -> {
                      assertThat(total).isIn(-1L, size);
                      received.add(bytes);
                    })
                .build());

    assertThat(received).isSorted().last().isEqualTo(size);
  }

  @Test
  default void anInterruptEndsItAndStaysSet(ModelRegistry registry, @TempDir Path folder)
      throws IOException {
    HeldFiles held = holdFiles().get(0);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(
              () ->
                  registry
                      .require(ModelDownload.class)
                      .download(held.request().folder(folder).build()))
          .isInstanceOf(RegistryException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(filesIn(folder)).isEmpty();
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
