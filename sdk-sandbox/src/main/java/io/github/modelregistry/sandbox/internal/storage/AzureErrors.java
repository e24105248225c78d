package io.github.modelregistry.sandbox.internal.storage;

/** The errors of Azure Blob Storage. */
final class AzureErrors implements StorageErrors {

  @Override
  public StorageError noObject() {
    return new StorageError(404, "BlobNotFound", "The specified blob does not exist.");
  }

  @Override
  public StorageError unsigned() {
    return new StorageError(
        409, "PublicAccessNotPermitted", "Public access is not permitted on this storage account.");
  }

  @Override
  public StorageError wrongSignature() {
    return notAuthenticated("Signature did not match.");
  }

  @Override
  public StorageError expired() {
    return notAuthenticated("Signature not valid in the specified time frame.");
  }

  private static StorageError notAuthenticated(String reason) {
    return new StorageError(
        403,
        "AuthenticationFailed",
        "Server failed to authenticate the request. Make sure the value of Authorization header is"
            + " formed correctly including the signature. "
            + reason);
  }

  @Override
  public StorageError authorizedTwice() {
    return new StorageError(
        400,
        "InvalidAuthenticationInfo",
        "The authentication information was not provided in the correct format. Verify the value of"
            + " Authorization header.");
  }

  @Override
  public StorageError chunked() {
    return noLength();
  }

  @Override
  public StorageError noLength() {
    return new StorageError(
        411, "MissingContentLengthHeader", "The Content-Length header was not specified.");
  }

  @Override
  public StorageError malformed() {
    return new StorageError(
        400, "InvalidXmlDocument", "The specified XML is not syntactically valid.");
  }
}
