package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests that the guide names exist. */
class HardeningTest {

  private static final Path ROOT = Path.of(System.getProperty("root.directory")).normalize();
  private static final Pattern TEST =
      Pattern.compile("`([A-Z]\\w*(?:Test|Laws|IT))(?:\\.(\\w+))?`");

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
  void everyTestThatAPageNamesExists(NamedTest test) throws IOException {
    String file = test.className() + ".java";
    List<Path> sources;
    try (Stream<Path> all = Files.walk(ROOT)) {
      sources = all.filter(path -> path.endsWith(file) && path.toString().contains("src")).toList();
    }

    assertThat(sources).as("%s in %s", file, test.page()).isNotEmpty();
    if (test.method() != null) {
      assertThat(sources).map(HardeningTest::read).anyMatch(source -> has(source, test.method()));
    }
  }

  private static boolean has(String source, String method) {
    return source.contains("void " + method + "(");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
