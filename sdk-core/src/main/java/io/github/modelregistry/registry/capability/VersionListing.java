package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;

/** Lists and finds the versions of a model. Safe for use by several threads. */
public interface VersionListing extends Capability {

  /**
   * Lists the versions of a model, the newest first, lazily; empty when it has none. While it is
   * iterated, it throws {@link NotFoundException} if there is no such model, and other {@link
   * RegistryException}s if the vendor fails. Versions that no ref can name are left out, and a
   * {@link DecodingException} after the last version names them.
   *
   * @throws InvalidRequestException if the model is of another registry, or the resume token not of
   *     this list
   */
  PagedResult<ModelVersion> versions(VersionsRequest request);

  /** Lists all versions of a model; see {@link #versions(VersionsRequest)}. */
  default PagedResult<ModelVersion> versions(ModelRef model) {
    return versions(VersionsRequest.of(model));
  }

  /**
   * Returns one version. {@code @latest} stands for the newest at the time of this call; the result
   * has its real version.
   *
   * @throws NotFoundException if there is no such model or version
   * @throws RegistryException if the vendor fails
   */
  ModelVersion version(ModelVersionRef version);
}
