package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.CapabilityMatrix;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A vendor that has a specification is in every place where vendors are listed. */
class VendorsTest {

  private static final Path ROOT = Path.of(System.getProperty("root.directory"));

  @Test
  void thereAreFive() throws IOException {
    assertThat(vendors())
        .containsExactly("marqtune", "pieces", "sensei", "truefoundry", "wallaroo");
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void hasAModuleThatTheBuildKnows(String vendor) throws IOException {
    assertThat(text("pom.xml")).contains("<module>sdk-" + vendor + "</module>");
    assertThat(text("sdk-" + vendor + "/pom.xml"))
        .contains("<artifactId>model-registry-" + vendor + "</artifactId>");
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void isOfferedToUsersAndToTheCommandLine(String vendor) throws IOException {
    for (String pom :
        List.of("sdk-bom/pom.xml", "sdk-cli/pom.xml", "consumers/module-path/pom.xml")) {
      assertThat(text(pom)).contains("<artifactId>model-registry-" + vendor + "</artifactId>");
    }
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void hasADriverThatIsFound(String vendor) {
    assertThat(CapabilityMatrix.installed().names()).contains(vendor);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void isPlayedByTheSandbox(String vendor) {
    assertThat(Arrays.stream(SandboxVendor.values()).map(Enum::name))
        .contains(vendor.toUpperCase(Locale.ROOT));
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void isInTheDocuments(String vendor) throws IOException {
    assertThat(text("README.md"))
        .as("a row of the matrix and a row of the settings")
        .containsSubsequence("\n| `" + vendor + "` |", "\n| `" + vendor + "` |");
    assertThat(text("ARCHITECTURE.md")).contains("sdk-" + vendor);
    assertThat(text("specs/README.md")).contains("`" + vendor + ".yaml`");
  }

  static List<String> vendors() throws IOException {
    try (Stream<Path> specs = Files.list(ROOT.resolve("specs"))) {
      return specs
          .map(spec -> spec.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  private static String text(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }
}
