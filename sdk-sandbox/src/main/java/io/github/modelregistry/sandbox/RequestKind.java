package io.github.modelregistry.sandbox;

/** What a request to the server of a vendor is for. */
enum RequestKind {
  /** The vendor's API. */
  CALL,
  /** The endpoint of tokens. */
  TOKEN,
  /** A signed URL. */
  STORAGE
}
