package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The diagrams name classes that exist, and can be read by everybody. */
class ImagesTest {

  private static final Path ROOT = Path.of(System.getProperty("root.directory")).normalize();

  static List<Path> images() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs/images"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("images")
  void namesClassesOfTheCore(Path image) throws Exception {
    Set<String> classes;
    try (Stream<Path> sources = Files.walk(ROOT.resolve("sdk-core/src/main/java"))) {
      classes =
          sources
              .map(source -> source.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
    }

    List<String> named = new ArrayList<>();
    NodeList texts = parse(image).getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      if (((Element) texts.item(i)).getAttribute("class").equals("type")) {
        named.add(texts.item(i).getTextContent());
      }
    }
    assertThat(named).hasSizeGreaterThan(4);
    assertThat(classes).containsAll(named);
  }

  @ParameterizedTest
  @MethodSource("images")
  void hasATextForScreenReadersAndColoursForDarkPages(Path image) throws Exception {
    Document document = parse(image);

    for (String element : List.of("title", "desc")) {
      assertThat(document.getElementsByTagName(element).item(0).getTextContent()).isNotBlank();
    }
    assertThat(document.getElementsByTagName("style").item(0).getTextContent())
        .contains("prefers-color-scheme: dark");
    assertThat(Files.readString(ROOT.resolve("ARCHITECTURE.md")))
        .contains("](docs/images/" + image.getFileName() + ")");
  }

  private static Document parse(Path image) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(image.toFile());
  }
}
