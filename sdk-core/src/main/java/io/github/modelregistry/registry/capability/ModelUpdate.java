package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.ConflictException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.RegisteredModel;

/** Changes the name or the description of models. Safe for use by several threads. */
public interface ModelUpdate extends Capability {

  /**
   * Changes what the request sets, and nothing else: fields that this SDK does not know keep their
   * values, too.
   *
   * @return the model as it is afterwards
   * @throws InvalidRequestException if the vendor cannot change one of the fields that are set;
   *     nothing was changed
   * @throws NotFoundException if there is no such model
   * @throws ConflictException if it was changed by somebody else meanwhile; nothing was changed
   * @throws RegistryException if the vendor fails
   */
  RegisteredModel update(ModelUpdateRequest request);
}
