package io.github.modelregistry.truefoundry;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.DecodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the documents that complete uploads in parts. */
final class CompletionXml {

  private CompletionXml() {}

  /**
   * Returns the document for a storage compatible with S3: the number and the {@code ETag} of each
   * part, as it was received, with its quotes.
   */
  static String s3(List<Headers> parts) {
    StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
    for (int i = 0; i < parts.size(); i++) {
      String tag = parts.get(i).get("ETag");
      if (tag == null) {
        throw new DecodingException("ETag", "the storage sent none for part " + (i + 1))
            .withOperation(StageUpload.OPERATION);
      }
      xml.append("<Part><PartNumber>").append(i + 1).append("</PartNumber><ETag>");
      xml.append(escaped(tag)).append("</ETag></Part>");
    }
    return xml.append("</CompleteMultipartUpload>").toString();
  }

  /** Returns the document for Azure's storage: the ids of the blocks, in order. */
  static String azure(@Nullable List<String> blockIds) {
    if (blockIds == null) {
      throw new DecodingException("data.azure_blob_block_ids", "is missing")
          .withOperation("createMultipartUpload");
    }
    StringBuilder xml = new StringBuilder("<BlockList>");
    for (String id : blockIds) {
      xml.append("<Uncommitted>").append(escaped(id)).append("</Uncommitted>");
    }
    return xml.append("</BlockList>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
