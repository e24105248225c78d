package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelVersionRef;

/** Which version to delete; see {@link VersionDeletion}. Immutable. */
public final class VersionDeletionRequest {

  private final ModelVersionRef version;

  private VersionDeletionRequest(ModelVersionRef version) {
    this.version = version;
  }

  /**
   * Returns the request to delete a version.
   *
   * @throws InvalidRequestException if it is {@code @latest}, which another version may have become
   *     meanwhile
   */
  public static VersionDeletionRequest of(ModelVersionRef version) {
    if (version.isLatest()) {
      throw new InvalidRequestException(
          "deletion of " + version,
          "name a version, not 'latest': another one may have become the latest in the meantime");
    }
    return new VersionDeletionRequest(version);
  }

  /** Returns the version, never {@code @latest}. */
  public ModelVersionRef version() {
    return version;
  }

  @Override
  public String toString() {
    return "VersionDeletionRequest{" + version + "}";
  }
}
