package io.github.modelregistry.sandbox.internal.blob;

import org.jspecify.annotations.Nullable;

/** A blob whose SHA-256 is computed by the first call. */
abstract class ComputedBlob extends Blob {

  private @Nullable String sha256;

  @Override
  public final synchronized String sha256() {
    if (sha256 == null) {
      sha256 = Sha256.of(this);
    }
    return sha256;
  }
}
