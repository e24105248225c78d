package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunningSandboxTest {

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("deep/er/sandbox.json");
  }

  @Test
  void aPublishedSandboxIsFoundUntilItIsTakenBack() {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      assertThat(RunningSandbox.find(file())).isEmpty();

      RunningSandbox.Publication published = RunningSandbox.publish(sandbox, file());

      assertThat(RunningSandbox.find(file()))
          .hasValueSatisfying(
              found -> {
                assertThat(found.environment()).isEqualTo(sandbox.environment());
                assertThat(found.pid()).isEqualTo(ProcessHandle.current().pid());
              });
      published.close();
      published.close();
      assertThat(RunningSandbox.find(file())).isEmpty();
      assertThat(file()).doesNotExist();
      assertThat(file().getParent()).isEmptyDirectory();
    }
  }

  @Test
  void aSandboxThatHasEndedIsNotFoundThoughItsFileIsStillThere() {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      RunningSandbox.publish(sandbox, file());
    }

    assertThat(file()).exists();
    assertThat(RunningSandbox.find(file())).isEmpty();
  }

  @Test
  void anotherServerOnTheSamePortIsNotTakenForTheSandbox() throws IOException {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      RunningSandbox.publish(sandbox, file());
      String state = Files.readString(file());

      Files.writeString(file(), state.replaceFirst("\"token\":\"[^\"]*\"", "\"token\":\"x\""));
      assertThat(RunningSandbox.find(file())).isEmpty();
      Files.writeString(file(), state.replace("127.0.0.1", "example.test"));
      assertThat(RunningSandbox.find(file())).isEmpty();
      Files.writeString(file(), state);
      assertThat(RunningSandbox.find(file())).isPresent();
    }
  }

  @Test
  void theLastOnePublishedIsTheOneFound() {
    try (ModelRegistrySandbox first = ModelRegistrySandbox.start();
        ModelRegistrySandbox second = ModelRegistrySandbox.start()) {
      RunningSandbox.Publication old = RunningSandbox.publish(first, file());
      RunningSandbox.publish(second, file());

      old.close();

      assertThat(RunningSandbox.find(file()).map(RunningSandbox::environment))
          .hasValue(second.environment());
    }
  }

  @Test
  void whatIsNoFileOfOursIsNotRead() throws IOException {
    Path other = folder.resolve("other.json");

    for (String text : new String[] {"", "nonsense", "[]", "{\"pid\":1}", "{\"pid\":\"x\"}"}) {
      RunningSandboxTest.writePrivately(other, text);
      assertThat(RunningSandbox.find(other)).isEmpty();
    }
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    StateFile.write(file, text);
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileIsItsUsersAlone() throws IOException {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      RunningSandbox.publish(sandbox, file());

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
          .isEqualTo("rwx------");
      Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-r--"));
      assertThat(RunningSandbox.find(file())).isEmpty();
    }
  }
}
