package io.github.modelregistry.registry;

import java.util.Arrays;

/**
 * The status of a model or version, in terms common to all vendors.
 *
 * <p>The vendor's own status is kept beside it, verbatim. More statuses may be added: give a {@code
 * switch} over them a default.
 */
public enum ModelStatus {
  /** It can be used now. */
  READY,
  /** It is being uploaded, converted, trained or downloaded: later it may be ready. */
  PENDING,
  /** The operation in progress failed. */
  FAILED,
  /** The entry exists, has no usable bytes, and no operation is in progress. */
  NO_ARTIFACT,
  /** It was deleted, and the vendor still lists it. */
  DELETED,
  /** The vendor provides no status, or an unknown one. */
  UNKNOWN;

  /** Returns the status of a name; one that a later version has added is unknown here. */
  static ModelStatus of(String name) {
    return Arrays.stream(values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
