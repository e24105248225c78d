package io.github.modelregistry.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code release/set-version} in a copy of the pages and of two poms. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for bash")
class SetVersionTest {
  private static final Path ROOT = Path.of(System.getProperty("root.directory", ".."));

  /** A version of an artifact or file of ours, other than 9.8.7. */
  private static final String OTHER_VERSION =
      "(model-registry-[\\w-]+(-|:|</artifactId>\\s*<version>)|mreg-)(?!9\\.8\\.7)\\d+\\.\\d";

  @TempDir Path checkout;

  @BeforeEach
  void copy() throws IOException {
    for (String file : List.of("pom.xml", "sdk-core/pom.xml", "README.md", "SECURITY.md")) {
      copy(ROOT.resolve(file));
    }
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
        copy(page);
      }
    }
  }

  private void copy(Path file) throws IOException {
    Path copy = checkout.resolve(ROOT.relativize(file));
    Files.createDirectories(copy.getParent());
    Files.copy(file, copy);
  }

  @Test
  void aReleaseIsSetInPomsAndPages() throws Exception {
    setVersion(0, "9.8.7");

    assertThat(read("pom.xml")).contains("\n  <version>9.8.7</version>");
    assertThat(read("sdk-core/pom.xml")).contains("<version>9.8.7</version>");
    assertThat(read("README.md")).contains("<version>9.8.7</version>");
    assertThat(read("docs/getting-started.md"))
        .contains("<version>9.8.7</version>", "model-registry-bom:9.8.7\"");
    assertThat(read("docs/command-line.md"))
        .contains("model-registry-cli-9.8.7-bin.tar.gz", "mreg-9.8.7/bin/mreg", "-9.8.7.jar ");
    assertThat(pages())
        .allSatisfy((page, text) -> assertThat(text).doesNotContainPattern(OTHER_VERSION));
  }

  @Test
  void theNextReleaseReplacesTheLastInPagesWhichNameNoSnapshot() throws Exception {
    setVersion(0, "9.8.7");
    Map<String, String> released = pages();

    setVersion(0, "9.9.0-SNAPSHOT");
    assertThat(read("pom.xml")).contains("\n  <version>9.9.0-SNAPSHOT</version>");
    assertThat(pages()).isEqualTo(released);

    setVersion(0, "9.9.0");
    released.replaceAll((page, text) -> text.replace("9.8.7", "9.9.0"));
    assertThat(pages()).isEqualTo(released);
  }

  @Test
  void whatIsNoVersionChangesNothing() throws Exception {
    for (String version : List.of("v1.0.0", "1.0", "1.0.0|e", "")) {
      assertThat(setVersion(2, version)).contains("a version such as 0.1.0 or 0.2.0-SNAPSHOT");
    }
    assertThat(read("pom.xml")).isEqualTo(Files.readString(ROOT.resolve("pom.xml")));
  }

  /** Runs the script, and returns what it prints. */
  private String setVersion(int status, String version) throws Exception {
    Process process =
        new ProcessBuilder(
                "bash",
                ROOT.resolve("release/set-version").toString(),
                version,
                checkout.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isEqualTo(status);
    return printed;
  }

  private Map<String, String> pages() throws IOException {
    Map<String, String> pages = new TreeMap<>(Map.of("README.md", read("README.md")));
    try (Stream<Path> files = Files.list(checkout.resolve("docs"))) {
      for (Path file : files.toList()) {
        pages.put("docs/" + file.getFileName(), Files.readString(file));
      }
    }
    return pages;
  }

  private String read(String file) throws IOException {
    return Files.readString(checkout.resolve(file));
  }
}
