package io.github.modelregistry.release;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What users of a module inherit is the text that is committed beside its pom. Reads the SBOMs that
 * the build has just made. After a change that is meant, {@code -Dapi.update=true} rewrites the
 * texts.
 */
class InheritedIT {
  private static final Path ROOT = Path.of(System.getProperty("root.directory", ".."));

  /** Licences that ask for no more than ours does. */
  private static final Set<String> PERMITTED =
      Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT");

  /** Groups whose licence is another one: users run their tests with JUnit, and do not ship it. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of("org.junit.jupiter:", "EPL-2.0", "org.junit.platform:", "EPL-2.0");

  @TestFactory
  Stream<DynamicTest> usersInheritWhatIsCommitted() throws IOException {
    return published().stream()
        .map(module -> dynamicTest(module.getFileName().toString(), () -> checkList(module)));
  }

  @TestFactory
  Stream<DynamicTest> allThatUsersInheritHasAPermittedLicence() throws IOException {
    return published().stream()
        .map(module -> dynamicTest(module.getFileName().toString(), () -> checkLicences(module)));
  }

  private static void checkList(Path module) throws IOException {
    Path file = module.resolve("inherited.txt");
    String now =
        inherited(module).entrySet().stream()
            .map(entry -> entry.getKey() + " " + String.join(" ", entry.getValue()) + "\n")
            .collect(joining());
    if (Boolean.getBoolean("api.update")) {
      Files.writeString(file, now);
    }
    assertThat(now)
        .as("What users of %s inherit. If that is meant: mvn verify -Dapi.update=true", module)
        .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
  }

  private static void checkLicences(Path module) throws IOException {
    assertThat(inherited(module)).allSatisfy(InheritedIT::checkLicence);
  }

  private static void checkLicence(String library, List<String> licences) {
    assertThat(licences)
        .as("The licences of %s: one of them must be permitted", library)
        .anyMatch(
            licence ->
                PERMITTED.contains(licence)
                    || EXCEPTIONS.entrySet().stream()
                        .anyMatch(
                            exception ->
                                library.startsWith(exception.getKey())
                                    && licence.equals(exception.getValue())));
  }

  private static SortedMap<String, List<String>> inherited(Path module) throws IOException {
    try (Stream<Path> files = Files.list(module.resolve("target"))) {
      Path sbom =
          files
              .filter(file -> file.getFileName().toString().endsWith("-sbom.json"))
              .findFirst()
              .orElseThrow(
                  () ->
                      new AssertionError(
                          "There is no SBOM in %s/target: run mvn verify without -Pquick"
                              .formatted(module)));
      return new Sbom(Files.readString(sbom)).inherited();
    }
  }

  /** Returns the folders of the modules that are published and hold code. */
  private static List<Path> published() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      List<Path> published =
          folders
              .filter(folder -> Files.exists(folder.resolve("pom.xml")))
              .filter(InheritedIT::isPublished)
              .sorted()
              .toList();
      assertThat(published).hasSizeGreaterThan(10);
      return published;
    }
  }

  private static boolean isPublished(Path module) {
    try {
      return Files.readString(module.resolve("pom.xml"))
          .contains("<maven.deploy.skip>false</maven.deploy.skip>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
