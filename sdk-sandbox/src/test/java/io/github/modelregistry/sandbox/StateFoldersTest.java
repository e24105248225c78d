package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class StateFoldersTest {

  @TempDir private Path own;

  private static List<String> folders(Map<String, String> environment, String home) {
    return StateFolders.ofUser(environment, home, false).stream().map(Path::toString).toList();
  }

  @Test
  void theRuntimeFolderComesFirstAndTheStateFolderIsSearchedToo() {
    assertThat(
            folders(
                Map.of("XDG_RUNTIME_DIR", own.toString(), "XDG_STATE_HOME", "/state"), "/home/ann"))
        .containsExactly(own + "/model-registry", "/state/model-registry");
  }

  @Test
  void withoutVariablesItIsTheDefaultStateFolder() {
    assertThat(folders(Map.of(), "/home/ann"))
        .containsExactly("/home/ann/.local/state/model-registry");
  }

  @Test
  void relativePathsAndMissingRuntimeFoldersDoNotCount() {
    assertThat(folders(Map.of("XDG_RUNTIME_DIR", "run", "XDG_STATE_HOME", "state"), "/home/ann"))
        .containsExactly("/home/ann/.local/state/model-registry");
    assertThat(folders(Map.of("XDG_RUNTIME_DIR", own + "/missing"), "/home/ann"))
        .containsExactly("/home/ann/.local/state/model-registry");
    assertThat(folders(Map.of(), "")).isEmpty();
  }

  @Test
  void aRuntimeFolderOfAnotherUserDoesNotCount() throws IOException {
    Path foreign = Files.createDirectory(own.resolve("foreign"));
    assumeTrue(Files.getAttribute(own, "unix:uid").equals(0), "only root can give folders away");
    Files.setAttribute(foreign, "unix:uid", 12_345);

    assertThat(folders(Map.of("XDG_RUNTIME_DIR", foreign.toString()), "/home/ann"))
        .containsExactly("/home/ann/.local/state/model-registry");
  }

  @Test
  void onWindowsItIsTheLocalFolderOfTheUser() {
    assertThat(StateFolders.ofUser(Map.of("LOCALAPPDATA", "/local"), "/home/ann", true))
        .containsExactly(Path.of("/local/model-registry"));
  }

  @Test
  void onlyFilesOfSandboxesAreListed() throws IOException {
    Files.writeString(own.resolve("other.json"), "{}");
    Path file = Files.writeString(own.resolve(StateFolders.newName(7)), "{}");

    assertThat(StateFolders.files(own)).containsExactly(file);
    assertThat(file.getFileName().toString()).startsWith("sandbox-7-");
    assertThat(StateFolders.files(own.resolve("missing"))).isEmpty();
  }
}
