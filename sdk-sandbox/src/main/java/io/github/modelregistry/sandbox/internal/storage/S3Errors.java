package io.github.modelregistry.sandbox.internal.storage;

/** The errors of Amazon S3. */
final class S3Errors implements StorageErrors {

  @Override
  public StorageError noObject() {
    return new StorageError(404, "NoSuchKey", "The specified key does not exist.");
  }

  @Override
  public StorageError unsigned() {
    return new StorageError(403, "AccessDenied", "Access Denied");
  }

  @Override
  public StorageError wrongSignature() {
    return new StorageError(
        403,
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your"
            + " key and signing method.");
  }

  @Override
  public StorageError expired() {
    return new StorageError(403, "AccessDenied", "Request has expired");
  }

  @Override
  public StorageError authorizedTwice() {
    return new StorageError(
        400,
        "InvalidArgument",
        "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query"
            + " string parameter or the Authorization header should be specified");
  }

  @Override
  public StorageError chunked() {
    return new StorageError(
        501,
        "NotImplemented",
        "A header you provided implies functionality that is not implemented: Transfer-Encoding");
  }

  @Override
  public StorageError noLength() {
    return new StorageError(
        411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
  }

  @Override
  public StorageError malformed() {
    return new StorageError(
        400,
        "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published"
            + " schema");
  }

  static StorageError noUpload() {
    return new StorageError(
        404,
        "NoSuchUpload",
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have"
            + " been aborted or completed.");
  }

  static StorageError invalidPart() {
    return new StorageError(
        400,
        "InvalidPart",
        "One or more of the specified parts could not be found. The part may not have been"
            + " uploaded, or the specified entity tag may not match the part's entity tag.");
  }

  static StorageError invalidOrder() {
    return new StorageError(
        400, "InvalidPartOrder", "The list of parts was not in ascending order.");
  }

  static StorageError tooSmall(long smallestPart) {
    return new StorageError(
        400,
        "EntityTooSmall",
        "Your proposed upload is smaller than the minimum allowed size: " + smallestPart);
  }
}
