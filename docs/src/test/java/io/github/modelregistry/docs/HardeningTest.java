package io.github.modelregistry.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests that the guide names exist. */
class HardeningTest {

  private static final Path ROOT = Path.of(System.getProperty("root.directory")).normalize();
  private static final Pattern TEST =
      Pattern.compile("`([A-Z]\\w*(?:Test|Laws|IT))(?:\\.(\\w+))?`");

  private static List<Path> sources;

  @BeforeAll
  static void find() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      sources =
          all.filter(path -> path.toString().endsWith(".java") && path.toString().contains("src"))
              .toList();
    }
  }

  /** A test that a page names. The method may be null. */
  record NamedTest(String page, String className, String method) {}

  static Stream<NamedTest> namedTests() throws IOException {
    return Stream.of("hardening.md", "application-server.md", "networks.md")
        .flatMap(HardeningTest::namedIn);
  }

  private static Stream<NamedTest> namedIn(String page) {
    String text = read(ROOT.resolve("docs").resolve(page));
    List<NamedTest> tests =
        TEST.matcher(text)
            .results()
            .map(found -> new NamedTest(page, found.group(1), found.group(2)))
            .distinct()
            .toList();
    assertThat(tests).as(page).hasSizeGreaterThan(4);
    return tests.stream();
  }

  @ParameterizedTest
  @MethodSource("namedTests")
  void everyTestThatAPageNamesExists(NamedTest test) {
    String file = test.className() + ".java";
    List<Path> found = sources.stream().filter(path -> path.endsWith(file)).toList();

    assertThat(found).as("%s in %s", file, test.page()).isNotEmpty();
    if (test.method() != null) {
      assertThat(found).map(HardeningTest::read).anyMatch(source -> has(source, test.method()));
    }
  }

  @Test
  void theReadmeHasTheTableOfThePage() {
    String readme = read(ROOT.resolve("README.md"));
    String table = tableOf(readme);

    assertThat(table).isEqualTo(tableOf(read(ROOT.resolve("docs/hardening.md"))));
    assertThat(table).endsWith("| **this SDK** |" + " ✓ |".repeat(9) + "\n");
    assertThat(readme).contains("```sh\n./scoreboard\n```");
  }

  private static String tableOf(String text) {
    int start = text.indexOf("| | hidden re-sends |");
    return text.substring(start, text.indexOf("\n\n", start) + 1);
  }

  /** The checks are the columns of the table, and each has tests. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theScoreboardRunsTheTestsOfThePageForEachColumn() throws Exception {
    Process process =
        new ProcessBuilder(ROOT.resolve("scoreboard").toString(), "--list")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    String page = read(ROOT.resolve("docs/hardening.md"));
    String columns = tableOf(page).lines().findFirst().orElseThrow();

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines().map(line -> line.replaceFirst("\t.*", "")).distinct())
        .containsExactlyElementsOf(
            Arrays.stream(columns.split("\\|", -1))
                .map(String::strip)
                .filter(c -> !c.isEmpty())
                .toList());
    String checks = page.substring(page.indexOf("| check |"), page.indexOf("Beyond these nine"));
    assertThat(output.lines().map(line -> line.replaceFirst(".*\t", "")))
        .containsExactlyElementsOf(
            TEST.matcher(checks)
                .results()
                .map(found -> found.group().replace("`", ""))
                .filter(name -> !name.endsWith("Laws")) // the classes that inherit them are run
                .toList());
  }

  private static boolean has(String source, String method) {
    return source.contains("void " + method + "(");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
