package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSandboxTest {

  @TempDir private Path base;

  private Path folder() {
    return base.resolve("deep/er");
  }

  @Test
  void aPublishedSandboxIsFoundUntilItIsTakenBack() {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      assertThat(RunningSandbox.findAll(folder())).isEmpty();

      RunningSandbox.Publication published = RunningSandbox.publish(sandbox, folder());

      RunningSandbox found = onlyOne();
      assertThat(found.environment()).isEqualTo(sandbox.environment());
      assertThat(found.pid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(found.vendors())
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(SandboxVendor.values()).map(SandboxVendor::id).toList());
      assertThat(found.version()).isEqualTo("dev");
      assertThat(found.hasSameVersionAndVendors()).isTrue();
      published.close();
      published.close();
      assertThat(RunningSandbox.findAll(folder())).isEmpty();
      assertThat(folder()).isEmptyDirectory();
    }
  }

  private RunningSandbox onlyOne() {
    assertThat(RunningSandbox.findAll(folder())).hasSize(1);
    return RunningSandbox.findAll(folder()).get(0);
  }

  @Test
  void aSecondSandboxLeavesTheFirstWhereItIs() {
    try (ModelRegistrySandbox first = wallarooOnly();
        ModelRegistrySandbox second = wallarooOnly()) {
      RunningSandbox.Publication ofFirst = RunningSandbox.publish(first, folder());
      RunningSandbox.Publication ofSecond = RunningSandbox.publish(second, folder());

      assertThat(RunningSandbox.findAll(folder()))
          .extracting(RunningSandbox::environment)
          .containsExactly(first.environment(), second.environment());
      ofFirst.close();
      assertThat(onlyOne().environment()).isEqualTo(second.environment());
      ofSecond.close();
    }
  }

  private static ModelRegistrySandbox wallarooOnly() {
    return ModelRegistrySandbox.builder().select(SandboxVendor.WALLAROO).start();
  }

  @Test
  void aSandboxWithOtherVendorsOrOfAnotherVersionIsNotLikeOurs() throws IOException {
    try (ModelRegistrySandbox some = wallarooOnly();
        ModelRegistrySandbox all = ModelRegistrySandbox.start()) {
      RunningSandbox.Publication ofSome = RunningSandbox.publish(some, folder());
      assertThat(onlyOne().hasSameVersionAndVendors()).isFalse();
      ofSome.close();

      Path file = RunningSandbox.publish(all, folder()).file();
      String state = Files.readString(file);
      assertThat(onlyOne().hasSameVersionAndVendors()).isTrue();
      Files.writeString(file, state.replace("\"dev\"", "\"9.9\""));
      assertThat(onlyOne().version()).isEqualTo("9.9");
      assertThat(onlyOne().hasSameVersionAndVendors()).isFalse();
    }
  }

  @Test
  void aSandboxThatHasEndedIsNotFoundThoughItsFileIsStillThere() {
    Path file;
    try (ModelRegistrySandbox sandbox = wallarooOnly()) {
      file = RunningSandbox.publish(sandbox, folder()).file();
    }

    assertThat(file).exists();
    assertThat(RunningSandbox.findAll(folder())).isEmpty();
  }

  @Test
  void theFileOfADeadProcessIsIgnoredAndRemovedByTheNextSandbox() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    try (ModelRegistrySandbox sandbox = wallarooOnly()) {
      Path file = RunningSandbox.publish(sandbox, folder()).file();
      String state = Files.readString(file);
      Files.writeString(file, state.replaceFirst("\"pid\":[0-9]+", "\"pid\":" + dead.pid()));
      assertThat(RunningSandbox.findAll(folder())).isEmpty();

      RunningSandbox.publish(sandbox, folder());

      assertThat(file).doesNotExist();
      assertThat(RunningSandbox.findAll(folder())).hasSize(1);
    }
  }

  @Test
  void anotherServerOnTheSamePortIsNotTakenForTheSandbox() throws IOException {
    try (ModelRegistrySandbox sandbox = wallarooOnly()) {
      Path file = RunningSandbox.publish(sandbox, folder()).file();
      String state = Files.readString(file);

      Files.writeString(file, state.replaceFirst("\"token\":\"[^\"]*\"", "\"token\":\"x\""));
      assertThat(RunningSandbox.findAll(folder())).isEmpty();
      Files.writeString(file, state.replace("127.0.0.1", "example.test"));
      assertThat(RunningSandbox.findAll(folder())).isEmpty();
      Files.writeString(file, state.replaceFirst("0.0.1:[0-9]+", "0.0.1:99999"));
      assertThat(RunningSandbox.findAll(folder())).isEmpty();
      Files.writeString(file, state);
      assertThat(RunningSandbox.findAll(folder())).hasSize(1);
    }
  }

  @Test
  void whatIsNoFileOfOursIsNotRead() {
    Path other = folder().resolve("sandbox-1-x.json");

    for (String text :
        new String[] {"", "nonsense", "[]", "{\"pid\":1}", "{\"pid\":\"x\"}", "{\"pid\":1.5}"}) {
      PrivateFile.write(other, text);
      assertThat(RunningSandbox.findAll(folder())).as(text).isEmpty();
    }
  }

  @Test
  void thisProcessIsNotEndedByItsOwnSandbox() {
    try (ModelRegistrySandbox sandbox = wallarooOnly()) {
      RunningSandbox.publish(sandbox, folder());

      assertThatThrownBy(() -> onlyOne().stop(Duration.ofSeconds(1)))
          .isInstanceOf(IllegalStateException.class);
      assertThat(RunningSandbox.findAll(folder())).hasSize(1);
    }
  }
}
