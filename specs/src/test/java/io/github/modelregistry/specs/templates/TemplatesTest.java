package io.github.modelregistry.specs.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.testkit.GeneratedCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The templates as files, and what they made as text. */
class TemplatesTest {

  private static final Path TEMPLATES = Path.of("templates");
  private static final Path GENERATED = Path.of("target/generated-test-sources/openapi");
  private static final Pattern PARTIAL = Pattern.compile("\\{\\{[<>](\\w+)}}");

  @Test
  void noStockTemplateIsNeeded() {
    assertThat(GeneratedCode.missingTemplates(TEMPLATES)).isEmpty();
  }

  @Test
  void onlyTheThreeTemplatesThatTheGeneratorAsksForAreNamedLikeStockOnes() {
    assertThat(names())
        .filteredOn(name -> stockTemplateExists(name))
        .containsExactly("ApiClient", "api", "model");
  }

  @Test
  void everyTemplateIsUsed() {
    Set<String> used = new TreeSet<>(Set.of("ApiClient", "api", "model"));
    for (String name : names()) {
      Matcher partial = PARTIAL.matcher(read(TEMPLATES.resolve(name + ".mustache")));
      partial.results().forEach(found -> used.add(found.group(1)));
    }

    assertThat(names()).containsExactlyElementsOf(used);
  }

  @Test
  void nothingStockIsLeftInWhatWasGenerated() {
    assertThat(generated()).hasSizeGreaterThan(15);
    assertThat(GeneratedCode.stockFiles(GENERATED)).isEmpty();
  }

  @Test
  void onlyModelsOperationsAndTheClientsBaseClassAreGenerated() {
    assertThat(generated())
        .extracting(file -> GENERATED.relativize(file.getParent()).toString().replace('\\', '/'))
        .containsOnly(
            "io/github/modelregistry/synthetic/api", "io/github/modelregistry/synthetic/model");
    assertThat(generated())
        .extracting(file -> file.getFileName().toString())
        .filteredOn(name -> name.contains("Api"))
        .containsExactlyInAnyOrder("ApiClient.java", "OddsApi.java", "ThingsApi.java");
  }

  @Test
  void generatedCodeDoesNotReflect() {
    assertThat(generated())
        .allSatisfy(
            file ->
                assertThat(read(file))
                    .doesNotContain(
                        "java.lang.reflect", ".getClass()", "Class.forName", "new Gson"));
  }

  @Test
  void generatedCodeIsWrittenAsAPersonWould() {
    assertThat(generated())
        .allSatisfy(
            file -> {
              String source = read(file);
              assertThat(source).doesNotContain("\n\n\n", " \n", "\t", "{\n\n  }");
              assertThat(source).startsWith("// Generated from the specification");
              assertThat(source).doesNotContainPattern("import (?!.*\\.model\\.\\*).*\\*;");
              assertThat(source.lines().filter(line -> !line.contains("import ")))
                  .allMatch(line -> line.length() <= 100);
            });
  }

  @Test
  void aDescriptionOfTwoParagraphsStaysTwoParagraphs() {
    assertThat(read(GENERATED.resolve("io/github/modelregistry/synthetic/model/Thing.java")))
        .contains(" * A thing of every kind of field.\n *\n * <p>The second paragraph");
  }

  private static List<String> names() {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".mustache"))
          .map(name -> name.substring(0, name.length() - ".mustache".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean stockTemplateExists(String name) {
    ClassLoader generator = org.openapitools.codegen.DefaultGenerator.class.getClassLoader();
    return generator.getResource("Java/" + name + ".mustache") != null
        || generator.getResource("Java/libraries/okhttp-gson/" + name + ".mustache") != null;
  }

  private static List<Path> generated() {
    try (Stream<Path> files = Files.walk(GENERATED)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
