package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the documents to what is compiled, run and built. */
class DocumentsTest {

  private static final Path ROOT = Path.of(System.getProperty("root.directory"));
  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// snippet\\n(.*?)\\n *// end", Pattern.DOTALL);
  private static final Pattern FIRST_CELL = Pattern.compile("\\n\\| (`[^|]+) \\|");
  private static final Pattern NUMBER = Pattern.compile("\\n\\| (\\d{4}) \\|");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)?(?:#([^)]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  @Test
  void everyJavaBlockIsCompiledAndRunByATest() throws IOException {
    List<String> regions = new ArrayList<>();
    for (String folder :
        List.of(
            "docs/src/test",
            "sdk-spring-boot-starter/src/test",
            "consumers/spring-boot",
            "consumers/spring-boot-3.5",
            "consumers/jax-rs")) {
      for (Path source : files(ROOT.resolve(folder), ".java")) {
        regions.addAll(matches(REGION, Files.readString(source)));
      }
    }
    List<String> compiled = regions.stream().map(DocumentsTest::folded).toList();

    for (Path document : documents()) {
      for (String block : matches(JAVA_BLOCK, Files.readString(document))) {
        assertThat(compiled).as("a block in %s", document.getFileName()).contains(folded(block));
      }
    }
    assertThat(compiled).hasSizeGreaterThan(5);
  }

  @Test
  void theFirstTwoCommandsOfTheReadmeAreTheMainJobAndAllTests() throws IOException {
    List<String> blocks = matches(SHELL_BLOCK, Files.readString(ROOT.resolve("README.md")));

    assertThat(blocks.get(0).strip()).isEqualTo("./mreg list --sandbox");
    assertThat(blocks.get(1).strip()).isEqualTo("mvn verify");
    assertThat(Files.readString(ROOT.resolve(".ci/run"))).containsPattern("mvn (-\\S+ )*verify");
  }

  @Test
  void tablesAreWhatTheDriversState() throws IOException {
    Path readme = ROOT.resolve("README.md");
    Path settings = ROOT.resolve("docs/settings.md");
    if (Boolean.getBoolean("api.update")) {
      for (Path file : List.of(readme, settings)) {
        Files.writeString(file, StatedTables.update(Files.readString(file)));
      }
    }
    String advice = "accept with -Dapi.update=true";

    assertThat(Files.readString(readme)).as(advice).contains(StatedTables.capabilities());
    assertThat(Files.readString(settings)).as(advice).contains(StatedTables.settings());
  }

  @Test
  void everyLinkBetweenDocumentsLeadsToAHeading() throws IOException {
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        Path target = link.group(1) == null ? document : document.resolveSibling(link.group(1));
        assertThat(target).as("linked in %s", document).exists();
        if (link.group(2) != null && target.toString().endsWith(".md")) {
          assertThat(anchors(target)).as("linked in %s", document).contains(link.group(2));
        }
      }
    }
  }

  /** As hosting services make them of headings. */
  private static List<String> anchors(Path document) throws IOException {
    return matches(HEADING, Files.readString(document)).stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .toList();
  }

  @Test
  void everyDecisionIsListedInOrder() throws IOException {
    String index = Files.readString(ROOT.resolve("docs/decisions/README.md"));

    for (Path decision : files(ROOT.resolve("docs/decisions"), ".md")) {
      if (!decision.endsWith("README.md")) {
        assertThat(index).contains("(" + decision.getFileName() + ")");
      }
    }
    assertThat(matches(NUMBER, index)).isSorted();
  }

  @Test
  void architectureListsThePackagesOfTheCore() throws IOException {
    String architecture = Files.readString(ROOT.resolve("ARCHITECTURE.md"));
    int start = architecture.indexOf("## The packages of the core");
    String section = architecture.substring(start, architecture.indexOf("\n## ", start));
    Path core = ROOT.resolve("sdk-core/src/main/java/io/github/modelregistry");

    List<String> listed =
        matches(FIRST_CELL, section).stream()
            .flatMap(cell -> matches(CODE, cell).stream())
            .toList();

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            files(core, "package-info.java").stream()
                .map(
                    file ->
                        core.relativize(file.getParent())
                            .toString()
                            .replace(File.separatorChar, '.'))
                .toList());
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
    try (Stream<Path> top = Files.list(ROOT)) {
      top.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
    }
    assertThat(documents).isNotEmpty();
    return documents;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static List<String> matches(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** Without white space, in which an indented region and its block differ. */
  private static String folded(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
