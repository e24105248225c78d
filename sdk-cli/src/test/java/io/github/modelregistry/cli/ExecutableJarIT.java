package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The published jar, which has all libraries in it, alone in a folder. */
@DisabledOnOs(OS.WINDOWS)
class ExecutableJarIT {

  private static final Path JAR = Path.of("target", "mreg-executable.jar");

  @TempDir private Path folder;

  private Run java(String... arguments) throws IOException {
    Path jar = folder.resolve("model-registry-cli.jar");
    if (Files.notExists(jar)) {
      Files.copy(JAR, jar);
    }
    List<String> command = new ArrayList<>(List.of("-Duser.home=" + folder, "-jar"));
    command.add(jar.toString());
    command.addAll(List.of(arguments));
    return new Script(
            Path.of(System.getProperty("java.home"), "bin", "java"), command.toArray(String[]::new))
        .in(folder)
        .with(Map.of("LC_ALL", "C"))
        .run();
  }

  @Test
  void itRunsWithAllVendorsAndReportsNoMissingServiceFile() throws IOException {
    Run doctor = java("doctor", "--sandbox", "-o", "json");
    Run list = java("list", "--sandbox", "-o", "json");

    assertThat(doctor.texts("registries", "name"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SandboxVendor.values()).map(SandboxVendor::id).toList());
    assertThat(doctor.err()).doesNotContain("missing");
    assertThat(list.exitCode()).as(list.err()).isZero();
    assertThat(list.texts("models", "registry")).contains("wallaroo", "truefoundry", "marqtune");
    assertThat(java("--version").out()).matches("mreg [0-9].*\\R");
  }

  @Test
  void itIsNoModuleAndUnsignedAndKeepsTheLicences() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();

      assertThat(jar.getManifest().getMainAttributes().getValue("Class-Path")).isNull();
      assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct()).hasSize(1);
      assertThat(names)
          .doesNotHaveDuplicates()
          .noneMatch(name -> name.endsWith("module-info.class"))
          .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)"))
          .contains("META-INF/LICENSE", "META-INF/licenses/THIRD-PARTY.txt")
          .anyMatch(name -> name.matches("META-INF/licenses/wiremock.*/META-INF/NOTICE.txt"));
      assertThat(names.stream().filter(name -> name.startsWith("META-INF/model-registry/")))
          .hasSizeGreaterThanOrEqualTo(SandboxVendor.values().length);
    }
  }
}
