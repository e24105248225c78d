package io.github.modelregistry.consumers.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/frameworks.md to what is seen when the program runs on each class path. */
class FrameworksIT {

  /** What the sandbox holds at first. */
  private static final Map<String, String> MODELS =
      Map.of(
          "models.marqtune", "2",
          "models.pieces", "5",
          "models.sensei", "4",
          "models.truefoundry", "205",
          "models.wallaroo", "3");

  static Stream<TableRow> supported() {
    return TableRow.inSection("What runs").stream();
  }

  static Stream<TableRow> refused() {
    return TableRow.inSection("What is refused").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("supported")
  @Execution(ExecutionMode.CONCURRENT)
  void everyVendorsModelsAreListedOnTheLibrariesThatTheTableNames(TableRow row) {
    Map<String, String> printed = ClassPath.ofProject(row.name()).run(ListModels.class);

    assertThat(printed).containsAllEntriesOf(row.libraries()).containsAllEntriesOf(MODELS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  @Execution(ExecutionMode.CONCURRENT)
  void anUnsuitableLibraryIsNamedByTheFirstClient(TableRow row) {
    Map<String, String> printed = ClassPath.ofProject(row.name()).run(ListModels.class);

    assertThat(printed.keySet()).noneMatch(key -> key.startsWith("models."));
    assertThat(printed.get("refused")).contains(row.message());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("supported")
  void whateverOurClassesCallIsThere(TableRow row) {
    assertThat(Linkage.missingOn(ClassPath.ofProject(row.name()))).isEmpty();
  }

  @Test
  void aDownloadIsFollowedOnItsStream() {
    Map<String, String> printed = ClassPath.ofProject("spring-boot-3.2").run(FollowDownload.class);

    assertThat(printed).containsEntry("stream", "opened").containsEntry("download", "COMPLETED");
  }

  @Test
  void onOkHttp4TheStreamIsRefusedAndTheDownloadIsFollowedByPolling() {
    Map<String, String> printed =
        ClassPath.ofProject("spring-boot-3.2-own-okhttp").run(FollowDownload.class);

    assertThat(printed.get("stream"))
        .contains("com.squareup.okhttp3:okhttp-jvm 5.2 or newer is needed")
        .contains("the class path has 4.12.0 (okhttp-4.12.0.jar)");
    assertThat(printed).containsEntry("download", "COMPLETED");
  }

  @Test
  void theTablesNameEveryClassPath() {
    assertThat(Stream.concat(supported(), refused()).map(TableRow::name))
        .containsExactlyInAnyOrderElementsOf(ClassPath.names());
  }
}
