package io.github.modelregistry.release;

import static io.github.modelregistry.release.SampleBundle.BOM;
import static io.github.modelregistry.release.SampleBundle.LIBRARY;
import static io.github.modelregistry.release.SampleBundle.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckBundleTest {
  @TempDir Path folder;

  /** Breaks a bundle in one place. */
  interface Fault {
    void in(SampleBundle bundle) throws IOException;
  }

  @Test
  void aCompleteBundlePassesAllRules() throws IOException {
    Report report = check(new SampleBundle(folder));

    assertThat(report.passed()).as(report.text()).isTrue();
    assertThat(report.lastLine())
        .isEqualTo(
            "2 components: 6 of 6 artifacts passed all rules that apply to them,"
                + " %d of %<d rules passed",
            CheckBundle.RULES.size());
  }

  @Test
  void anEmptyFolderDoesNotPass() {
    assertThat(CheckBundle.check(Bundle.read(folder), new PrintStream(new ByteArrayOutputStream())))
        .isFalse();
  }

  @Test
  void theLastLineCountsArtifactsAndRulesThatDoNotPass() throws IOException {
    SampleBundle bundle = new SampleBundle(folder);
    Files.delete(folder.resolve(LIBRARY + ".jar.asc"));
    Files.delete(folder.resolve(LIBRARY + ".jar.md5"));

    assertThat(check(bundle).lastLine())
        .isEqualTo(
            "2 components: 5 of 6 artifacts passed all rules that apply to them, %d of %d rules"
                + " passed",
            CheckBundle.RULES.size() - 2, CheckBundle.RULES.size());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void eachRuleNamesTheArtifactAndTheProblem(String rule, String problem, Fault fault)
      throws IOException {
    SampleBundle bundle = new SampleBundle(folder);
    fault.in(bundle);

    Report report = check(bundle);

    assertThat(report.passed()).isFalse();
    assertThat(report.text()).contains(problem).contains(" (" + rule + ")");
  }

  @Test
  void eachRuleHasATestThatBreaksIt() {
    assertThat(faults().map(fault -> fault.get()[0]).collect(Collectors.toSet()))
        .isEqualTo(CheckBundle.RULES.stream().map(Rule::name).collect(Collectors.toSet()));
  }

  static Stream<Arguments> faults() {
    return Stream.of(fileFaults(), pomFaults(), jarFaults()).flatMap(faults -> faults);
  }

  private static Stream<Arguments> fileFaults() {
    return Stream.of(
        fault("layout", "notes.txt: it is not at", bundle -> bundle.write("notes.txt", "")),
        fault(
            "layout",
            "maven-metadata.xml: it is not at",
            bundle -> bundle.write("com/example/lib/maven-metadata.xml", "<metadata/>")),
        fault("layout", "there is no pom beside", bundle -> bundle.remove(LIBRARY + ".pom")),
        fault(
            "release version",
            "a snapshot cannot be released",
            bundle -> bundle.write("com/example/x/1-SNAPSHOT/x-1-SNAPSHOT.pom", "<project/>")),
        fault(
            "release version",
            "components with another version",
            bundle -> bundle.write("com/example/lib/1.1/lib-1.1.pom", "<project/>")),
        fault(
            "checksums",
            "there is no lib-1.0.jar.sha1",
            bundle -> Files.delete(bundle.root().resolve(LIBRARY + ".jar.sha1"))),
        fault(
            "checksums",
            "lib-1.0.pom.md5 has another checksum",
            bundle -> Files.writeString(bundle.root().resolve(LIBRARY + ".pom.md5"), "00")),
        fault(
            "signature",
            "there is no lib-1.0-cyclonedx.json.asc",
            bundle -> Files.delete(bundle.root().resolve(LIBRARY + "-cyclonedx.json.asc"))),
        fault(
            "signature",
            "lib-1.0.pom.asc is not an armored",
            bundle -> Files.writeString(bundle.root().resolve(LIBRARY + ".pom.asc"), "\0")));
  }

  private static Stream<Arguments> pomFaults() {
    return Stream.of(
        pom(
            "coordinates",
            "its artifactId is \"other\", but its folder is for \"lib\"",
            "<artifactId>lib<",
            "<artifactId>other<"),
        pom("coordinates", "its groupId is \"\"", "<groupId>com.example</groupId>", ""),
        pom("description", "it has no name", "<name>Name</name>", ""),
        pom("description", "it has no description", "Text.", " "),
        pom("description", "it has no url", "<url>https://example.com</url>", ""),
        pom("description", "it has no developers", "Contributors", ""),
        pom("description", "it has no scm/connection", "connection>", "other>"),
        pom("licence in the pom", "no licence with the name", "Apache-2.0", "Proprietary"),
        pom("self-contained", "the element parent", "<name>", "<parent/><name>"),
        pom("self-contained", "refers to a property", "Text.", "${text}"),
        pom("self-contained", "the element repositories", "<name>", "<repositories/><name>"),
        pom("dependencies", "the version \"2.1-SNAPSHOT\"", ">2.1<", ">2.1-SNAPSHOT<"),
        pom("dependencies", "the version \"\"", "<version>2.1</version>", ""),
        pom("dependencies", "the version \"[2,3)\"", ">2.1<", ">[2,3)<"),
        pom("dependencies", "the scope test", "2.1</version>", "2.1</version><scope>test</scope>"),
        pom(
            "dependencies",
            "the scope system",
            "2.1</version>",
            "2.1</version><scope>system</scope>"),
        pom("dependencies", "com.example:other:2.1 is not in", "org.other", "com.example"),
        fault(
            "BOM",
            "does not list [lib]",
            bundle ->
                bundle.edit(
                    BOM + ".pom", text -> text.replace("<artifactId>lib<", "<artifactId>other<"))));
  }

  private static Stream<Arguments> jarFaults() {
    return Stream.of(
        fault(
            "jars",
            "there is no lib-1.0-javadoc.jar",
            bundle -> bundle.remove(LIBRARY + "-javadoc.jar")),
        fault(
            "jars",
            "there is no lib-1.0-cyclonedx.json",
            bundle -> bundle.remove(LIBRARY + "-cyclonedx.json")),
        fault(
            "SBOM",
            "is not a CycloneDX document about pkg:maven/com.example/lib@1.0",
            bundle ->
                bundle.edit(LIBRARY + "-cyclonedx.json", text -> text.replace("@1.0", "@1.1"))),
        jar(
            "content",
            "-sources.jar: it contains no file *.java",
            "-sources.jar",
            entries("lib/A.kt", "")),
        jar("content", "-javadoc.jar: it contains no file *index.html", "-javadoc.jar", entries()),
        jar("content", "lib-1.0.jar: it contains no file *.class", ".jar", entries()),
        jar("licence in the jar", "no META-INF/LICENSE", "-sources.jar", Map.of("A.java", "")),
        jar(
            "licence in the jar",
            "is not the Apache License",
            "-sources.jar",
            entries("META-INF/LICENSE", "Mine.")),
        jar(
            "one time",
            "its entries have the timestamps [",
            "-sources.jar",
            entries("later.java", "")),
        jar(
            "module name",
            "neither module-info.class nor",
            ".jar",
            entries("A.class", "000000\0=")),
        jar("Java 17", "A.class is compiled for a newer", ".jar", entries("A.class", "000000\0>")),
        jar(
            "implementation version",
            "has the version \"1.1\"",
            ".jar",
            entries(
                "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: 1.1\n")));
  }

  private static Arguments fault(String rule, String problem, Fault fault) {
    return arguments(rule, problem, fault);
  }

  private static Arguments pom(String rule, String problem, String before, String after) {
    return arguments(
        rule,
        problem,
        (Fault) bundle -> bundle.edit(LIBRARY + ".pom", text -> text.replace(before, after)));
  }

  private static Arguments jar(
      String rule, String problem, String suffix, Map<String, String> entries) {
    return arguments(rule, problem, (Fault) bundle -> bundle.jar(LIBRARY + suffix, entries));
  }

  private static Report check(SampleBundle bundle) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean passed =
        CheckBundle.check(
            Bundle.read(bundle.root()), new PrintStream(out, true, StandardCharsets.UTF_8));
    return new Report(passed, out.toString(StandardCharsets.UTF_8));
  }

  /** What the check printed. */
  record Report(boolean passed, String text) {
    String lastLine() {
      return text.lines().reduce((first, second) -> second).orElseThrow();
    }
  }
}
