package io.github.modelregistry.sandbox.internal.storage;

/** The errors that storages have in common, each in its own words. */
interface StorageErrors {

  /** Returns the error for an object that does not exist. */
  StorageError noObject();

  /** Returns the error for a request without a signature. */
  StorageError unsigned();

  /** Returns the error for a signature of another request. */
  StorageError wrongSignature();

  /** Returns the error for a URL that is no longer valid. */
  StorageError expired();

  /** Returns the error for credentials in the headers, beside those in the URL. */
  StorageError authorizedTwice();

  /** Returns the error for a body that is sent in chunks. */
  StorageError chunked();

  /** Returns the error for a body of unknown length. */
  StorageError noLength();

  /** Returns the error for completing an upload by something else than its XML. */
  StorageError malformed();
}
