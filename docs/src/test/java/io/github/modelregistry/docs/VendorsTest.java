package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.driver.InstalledDrivers;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A vendor that has a specification is in every place that lists vendors. */
class VendorsTest {

  private static final Path ROOT = Path.of(System.getProperty("root.directory"));
  private static final String PACKAGE = "io.github.modelregistry.";

  @ParameterizedTest
  @MethodSource("vendors")
  void isAModuleOfTheBuild(String vendor) throws IOException {
    assertThat(text("pom.xml")).contains("<module>sdk-" + vendor + "</module>");
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void isInTheBomAndInTheCommandLine(String vendor) throws IOException {
    for (String pom : List.of("sdk-bom/pom.xml", "sdk-cli/pom.xml")) {
      assertThat(text(pom))
          .as(pom)
          .contains("<artifactId>model-registry-" + vendor + "</artifactId>");
    }
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void hasADriverThatTheServiceLoaderFinds(String vendor) {
    assertThat(InstalledDrivers.load().capabilities().names()).contains(vendor);
  }

  /** Tools that merge jars may keep one of several service files; this file has its own name. */
  @ParameterizedTest
  @MethodSource("vendors")
  void hasAFileOfItsOwnNameThatNamesTheSameDriver(String vendor) throws IOException {
    String resources = "sdk-" + vendor + "/src/main/resources/META-INF/";

    assertThat(text(resources + "model-registry/" + vendor))
        .isEqualTo(text(resources + "services/" + ModelRegistryProvider.class.getName()));
  }

  @Test
  void theSkeletonNamesItsDriverInBothFiles() throws IOException {
    String resources = "docs/skeleton/src/main/resources/META-INF/";

    assertThat(text(resources + "model-registry/acme"))
        .isEqualTo(text(resources + "services/" + ModelRegistryProvider.class.getName()));
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void hasAModuleThatExportsItsPackagesAndProvidesItsDriver(String vendor) throws IOException {
    Path descriptor = ROOT.resolve("sdk-" + vendor + "/target/classes/module-info.class");
    try (InputStream bytes = Files.newInputStream(descriptor)) {
      ModuleDescriptor module = ModuleDescriptor.read(bytes);
      assertThat(module.exports())
          .extracting(Exports::source)
          .contains(PACKAGE + vendor, PACKAGE + vendor + ".api", PACKAGE + vendor + ".model");
      assertThat(module.provides())
          .as("on the module path, META-INF/services is not read")
          .singleElement()
          .satisfies(provided -> assertThat(provided.service()).endsWith(".ModelRegistryProvider"));
    }
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void isSimulatedByTheSandbox(String vendor) {
    assertThat(Arrays.stream(SandboxVendor.values()).map(SandboxVendor::id)).contains(vendor);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void isInTheTablesOfTheDocuments(String vendor) throws IOException {
    for (String document : List.of("README.md", "docs/settings.md")) {
      assertThat(text(document)).as(document).contains("\n| `" + vendor + "` |");
    }
    assertThat(text("docs/README.md")).contains("](vendors/" + vendor + ".md)");
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
