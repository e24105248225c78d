package io.github.modelregistry.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A pom as it is written, without what Maven adds. */
final class Pom {
  private final String text;
  private final Element project;

  private Pom(String text, Element project) {
    this.text = text;
    this.project = project;
  }

  /**
   * Reads the pom.
   *
   * @throws IllegalArgumentException if it is not XML
   */
  static Pom read(Artifact artifact) {
    byte[] bytes = artifact.bytes();
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return new Pom(
          new String(bytes, StandardCharsets.UTF_8),
          builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement());
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalArgumentException("it is not XML: " + e.getMessage(), e);
    }
  }

  String text() {
    return text;
  }

  /**
   * Returns the trimmed text at a path below the root, such as {@code scm/url}; or an empty one.
   */
  String at(String path) {
    return text(project, path);
  }

  /** Returns the trimmed text at a path below an element; or an empty one. */
  static String text(Element element, String path) {
    List<Element> found = elements(element, path);
    return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
  }

  /** Returns the elements at a path below the root, such as {@code dependencies/dependency}. */
  List<Element> all(String path) {
    return elements(project, path);
  }

  private static List<Element> elements(Element element, String path) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance().newXPath().evaluate(path, element, XPathConstants.NODESET);
      List<Element> elements = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        elements.add((Element) nodes.item(i));
      }
      return elements;
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
