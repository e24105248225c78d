package io.github.modelregistry.sandbox.internal.storage;

/** Why storages refuse requests, each in its own words. */
enum Refusal {
  /** The object does not exist. */
  NO_OBJECT,

  /** The request has no signature. */
  UNSIGNED,

  /** The signature is that of another request. */
  WRONG_SIGNATURE,

  /** The URL is no longer valid. */
  EXPIRED,

  /** There are credentials in the headers, beside those in the URL. */
  AUTHORIZED_TWICE,

  /** The body is sent in chunks. */
  CHUNKED,

  /** The length of the body is unknown. */
  NO_LENGTH,

  /** An upload is completed by something else than its XML. */
  MALFORMED
}
