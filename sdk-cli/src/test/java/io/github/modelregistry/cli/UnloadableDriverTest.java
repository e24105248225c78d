package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A service file names a driver that is not there: the others are used all the same. */
@ExtendWith(SandboxExtension.class)
class UnloadableDriverTest extends SandboxedCommands {

  private static final String GONE = "com.example.GoneDriver";

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @BeforeEach
  void breakOneServiceFile(@TempDir Path folder) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
    Files.writeString(services.resolve(ModelRegistryProvider.class.getName()), GONE);
    Thread.currentThread()
        .setContextClassLoader(new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
  }

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void theOthersAreListedAndItIsAFailure() {
    Run run = run("registries", "--format", "json");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.texts("registries", "name"))
        .contains("sensei", "wallaroo")
        .hasSize(SandboxVendor.values().length);
    assertThat(run.texts("failures", "registry")).containsExactly("unloadable-driver");
    assertThat(run.texts("failures", "message").get(0)).contains(GONE);
  }

  @Test
  void theDoctorChecksTheOthersAndNamesIt() {
    Run run = run("doctor");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.out()).containsSubsequence("wallaroo\n", "reached", "unloadable-driver\n", GONE);
  }

  @Test
  void whoNamesAnotherIsNotConcerned() {
    assertThat(run("doctor", "--registry", "sensei").exitCode()).isZero();
    assertThat(run("registries", "--registry", "sensei").exitCode()).isZero();
  }
}
