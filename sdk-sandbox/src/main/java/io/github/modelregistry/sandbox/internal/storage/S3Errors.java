package io.github.modelregistry.sandbox.internal.storage;

/** The errors of Amazon S3. */
final class S3Errors {

  private S3Errors() {}

  static StorageError of(Refusal refusal) {
    return switch (refusal) {
      case NO_OBJECT -> new StorageError(404, "NoSuchKey", "The specified key does not exist.");
      case UNSIGNED -> new StorageError(403, "AccessDenied", "Access Denied");
      case WRONG_SIGNATURE ->
          new StorageError(
              403,
              "SignatureDoesNotMatch",
              "The request signature we calculated does not match the signature you provided. Check"
                  + " your key and signing method.");
      case EXPIRED -> new StorageError(403, "AccessDenied", "Request has expired");
      case AUTHORIZED_TWICE ->
          new StorageError(
              400,
              "InvalidArgument",
              "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature"
                  + " query string parameter or the Authorization header should be specified");
      case CHUNKED ->
          new StorageError(
              501,
              "NotImplemented",
              "A header you provided implies functionality that is not implemented:"
                  + " Transfer-Encoding");
      case NO_LENGTH ->
          new StorageError(
              411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
      case MALFORMED ->
          new StorageError(
              400,
              "MalformedXML",
              "The XML you provided was not well-formed or did not validate against our published"
                  + " schema");
    };
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
