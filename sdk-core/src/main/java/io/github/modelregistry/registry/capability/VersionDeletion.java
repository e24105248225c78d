package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.ConflictException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelVersionRef;

/** Deletes single versions of models. Safe for use by several threads. */
public interface VersionDeletion extends Capability {

  /**
   * Deletes a version; the model and its other versions stay.
   *
   * @throws NotFoundException if there is no such model or version
   * @throws ConflictException if it is in use, such as deployed
   * @throws RegistryException if the vendor fails
   */
  void delete(VersionDeletionRequest request);

  /**
   * Deletes a version; see {@link #delete(VersionDeletionRequest)}.
   *
   * @throws InvalidRequestException if it is {@code @latest}
   */
  default void delete(ModelVersionRef version) {
    delete(VersionDeletionRequest.of(version));
  }
}
