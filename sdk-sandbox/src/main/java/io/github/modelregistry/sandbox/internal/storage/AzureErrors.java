package io.github.modelregistry.sandbox.internal.storage;

/** The errors of Azure Blob Storage. */
final class AzureErrors {

  private AzureErrors() {}

  static StorageError of(Refusal refusal) {
    return switch (refusal) {
      case NO_OBJECT -> new StorageError(404, "BlobNotFound", "The specified blob does not exist.");
      case UNSIGNED ->
          new StorageError(
              409,
              "PublicAccessNotPermitted",
              "Public access is not permitted on this storage account.");
      case WRONG_SIGNATURE -> notAuthenticated("Signature did not match.");
      case EXPIRED -> notAuthenticated("Signature not valid in the specified time frame.");
      case AUTHORIZED_TWICE ->
          new StorageError(
              400,
              "InvalidAuthenticationInfo",
              "The authentication information was not provided in the correct format. Verify the"
                  + " value of Authorization header.");
      case CHUNKED, NO_LENGTH ->
          new StorageError(
              411, "MissingContentLengthHeader", "The Content-Length header was not specified.");
      case MALFORMED ->
          new StorageError(
              400, "InvalidXmlDocument", "The specified XML is not syntactically valid.");
    };
  }

  private static StorageError notAuthenticated(String reason) {
    return new StorageError(
        403,
        "AuthenticationFailed",
        "Server failed to authenticate the request. Make sure the value of Authorization header is"
            + " formed correctly including the signature. "
            + reason);
  }
}
