package io.github.modelregistry.sandbox.internal.storage;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Checks the list of parts that completes an upload against those that arrived. */
final class S3Completion {

  private final S3Protocol protocol;
  private final long smallestPart;

  S3Completion(S3Protocol protocol, long smallestPart) {
    this.protocol = protocol;
    this.smallestPart = smallestPart;
  }

  /** Returns the numbers of the parts in their order. */
  List<String> check(PartedUpload upload, String xml) throws StorageError {
    List<Map<String, String>> listed = parts(xml);
    List<String> numbers = new ArrayList<>();
    long before = 0;
    for (Map<String, String> part : listed) {
      String number = part.getOrDefault("PartNumber", "");
      Blob content = upload.part(number);
      if (content == null || !isTagOf(content, part.getOrDefault("ETag", ""))) {
        throw S3Errors.invalidPart();
      }
      if (Long.parseLong(number) <= before) {
        throw S3Errors.invalidOrder();
      }
      before = Long.parseLong(number);
      numbers.add(number);
      if (content.size() < smallestPart && numbers.size() < listed.size()) {
        throw S3Errors.tooSmall(smallestPart);
      }
    }
    return numbers;
  }

  private List<Map<String, String>> parts(String xml) throws StorageError {
    List<Map<String, String>> parts;
    try {
      parts = CompletionXml.parts(xml);
    } catch (XMLStreamException e) {
      throw protocol.error(Refusal.MALFORMED);
    }
    if (parts.isEmpty()) {
      throw protocol.error(Refusal.MALFORMED);
    }
    return parts;
  }

  /** The quotes may be missing in the XML. */
  private boolean isTagOf(Blob content, String sent) {
    String tag = protocol.entityTag(content);
    return sent.equals(tag) || sent.equals(tag.substring(1, tag.length() - 1));
  }
}
