package io.github.modelregistry.sandbox.internal.storage;

/** The API that a storage has. */
public enum StorageStyle {
  /** The one of Amazon S3 and of the stores that are compatible with it. */
  S3,
  /** The one of Azure Blob Storage, for block blobs. */
  AZURE_BLOB;

  StorageProtocol protocol(long smallestPart) {
    return switch (this) {
      case S3 -> new S3Protocol(smallestPart);
      case AZURE_BLOB -> new AzureProtocol();
    };
  }
}
