package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import java.util.List;

/** Lists and finds the versions of a model. */
public interface VersionListing extends Capability {

  /**
   * Returns all versions of a model, the newest first; empty when it has none.
   *
   * @throws NotFoundException if there is no such model
   * @throws RegistryException if the vendor could not be asked
   */
  List<ModelVersion> versions(ModelRef model);

  /**
   * Returns one version. {@code @latest} stands for the newest at the time of this call; the result
   * names it by its own token.
   *
   * @throws NotFoundException if there is no such model or version
   * @throws RegistryException if the vendor could not be asked
   */
  ModelVersion version(ModelVersionRef version);
}
