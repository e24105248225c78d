package io.github.modelregistry.sandbox.internal.storage;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML that completes an upload in parts. Namespaces are ignored, as S3 does it. */
final class CompletionXml {

  private CompletionXml() {}

  /** Without DTDs nothing can be included and no entity can expand. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * Returns the fields of each part of a {@code CompleteMultipartUpload}, in their order.
   *
   * @throws XMLStreamException if it is not such a document
   */
  static List<Map<String, String>> parts(String xml) throws XMLStreamException {
    XMLStreamReader reader = open(xml, "CompleteMultipartUpload");
    List<Map<String, String>> parts = new ArrayList<>();
    while (reader.nextTag() == XMLStreamReader.START_ELEMENT) {
      reader.require(XMLStreamReader.START_ELEMENT, null, "Part");
      Map<String, String> fields = new LinkedHashMap<>();
      while (reader.nextTag() == XMLStreamReader.START_ELEMENT) {
        String name = reader.getLocalName();
        fields.put(name, reader.getElementText().trim());
      }
      parts.add(fields);
    }
    return parts;
  }

  /**
   * Returns the ids of a {@code BlockList}, in their order.
   *
   * @throws XMLStreamException if it is not such a document
   */
  static List<String> blockIds(String xml) throws XMLStreamException {
    XMLStreamReader reader = open(xml, "BlockList");
    List<String> ids = new ArrayList<>();
    while (reader.nextTag() == XMLStreamReader.START_ELEMENT) {
      if (!List.of("Latest", "Uncommitted").contains(reader.getLocalName())) {
        throw new XMLStreamException("no block is committed: " + reader.getLocalName());
      }
      ids.add(reader.getElementText().trim());
    }
    return ids;
  }

  private static XMLStreamReader open(String xml, String root) throws XMLStreamException {
    XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
    reader.nextTag();
    reader.require(XMLStreamReader.START_ELEMENT, null, root);
    return reader;
  }
}
