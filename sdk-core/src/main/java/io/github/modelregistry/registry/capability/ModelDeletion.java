package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.ConflictException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRef;

/** Deletes models. Safe for use by several threads. */
public interface ModelDeletion extends Capability {

  /**
   * Deletes a model, with all its versions where the vendor has versions. It is no longer listed
   * and no longer found; some vendors keep a record of it. What is in progress for it, such as a
   * training, is stopped.
   *
   * @throws NotFoundException if there is no such model, or it was deleted before
   * @throws ConflictException if it is in use
   * @throws RegistryException if the vendor fails, or does not allow this model to be deleted
   */
  void delete(ModelDeletionRequest request);

  /** Deletes a model; see {@link #delete(ModelDeletionRequest)}. */
  default void delete(ModelRef model) {
    delete(ModelDeletionRequest.of(model));
  }
}
