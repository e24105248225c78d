package io.github.modelregistry.registry;

/**
 * How usable a model or version is, in words that all vendors share.
 *
 * <p>The vendor's own word stands beside it, verbatim. More statuses may be added: give a {@code
 * switch} over them a default.
 */
public enum ModelStatus {
  /** It can be used now. */
  READY,
  /** It is being uploaded, converted, trained or downloaded: later it may be ready. */
  PENDING,
  /** What was under way went wrong. */
  FAILED,
  /** The entry exists, has no usable bytes, and nothing is under way. */
  NO_ARTIFACT,
  /** It was deleted, and the vendor still lists it. */
  DELETED,
  /** The vendor does not tell, or in a word that is not known here. */
  UNKNOWN
}
