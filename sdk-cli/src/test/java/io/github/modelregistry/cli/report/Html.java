package io.github.modelregistry.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads what was written with the platform's XML parser, which shares no code with our escaping.
 */
final class Html {

  private Html() {}

  /** Returns the document of a fragment with one element at its top. */
  static Document parse(String html) {
    try {
      DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      parser.setErrorHandler(new DefaultHandler());
      return parser.parse(new InputSource(new StringReader(html)));
    } catch (SAXException e) {
      throw new AssertionError(e.getMessage() + " in " + html, e);
    } catch (IOException | ParserConfigurationException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the document of a page, without its style sheet and script. */
  static Document parsePage(String page) {
    return parse(
        page.replaceFirst("(?s)<style>.*?</style>", "")
            .replaceFirst("(?s)<script>.*?</script>", ""));
  }

  /** Returns a resource of the report. */
  static String resource(String name) {
    try (InputStream resource = Page.class.getResourceAsStream(name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  /** Returns the elements whose attribute {@code class} has this name among others. */
  static List<Element> withClass(Document document, String name) {
    return elements(document, "*").stream()
        .filter(each -> List.of(each.getAttribute("class").split(" ")).contains(name))
        .toList();
  }
}
