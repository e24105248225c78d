package io.github.modelregistry.sandbox.internal.storage;

import java.util.List;

/**
 * The signed URLs of an upload in parts.
 *
 * @param uploadId the id of the upload
 * @param parts one URL for each part, to PUT it
 * @param blockIds one id for each part, in the style of Azure; empty in the style of S3
 * @param completion the URL to complete the upload
 */
public record PartUrls(
    String uploadId, List<String> parts, List<String> blockIds, String completion) {

  /** Copies the lists. */
  public PartUrls {
    parts = List.copyOf(parts);
    blockIds = List.copyOf(blockIds);
  }
}
