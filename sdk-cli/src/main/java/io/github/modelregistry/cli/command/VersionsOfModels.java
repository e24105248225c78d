package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.ListedModel;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.RegistryFailure;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the versions of models while these are listed. */
final class VersionsOfModels {

  private final ModelRegistries registries;
  private final Map<String, Long> joined = new HashMap<>();

  VersionsOfModels(ModelRegistries registries) {
    this.registries = registries;
  }

  /** Returns a model with its versions; a failure is recorded, and the model has none. */
  ListedModel join(RegisteredModel model, FailedRegistries failed) {
    joined.merge(model.registry(), 1L, Long::sum);
    ModelRegistry registry = registries.registry(model.registry());
    @Nullable VersionListing versions = registry.capability(VersionListing.class).orElse(null);
    // A registry that has failed once is not asked again for each of its models.
    if (versions == null || failed.contains(registry.name())) {
      return ListedModel.of(model, null);
    }
    return ListedModel.of(model, versions(versions, model, failed));
  }

  private @Nullable List<ModelVersion> versions(
      VersionListing versions, RegisteredModel model, FailedRegistries failed) {
    try {
      return versions.versions(model.ref()).stream().toList();
    } catch (NotFoundException deletedMeanwhile) {
      return List.of();
    } catch (RegistryException failure) {
      // The model itself is listed: without it, the registry would count as failed completely.
      long given = joined.getOrDefault(model.registry(), 0L);
      failed.add(RegistryFailure.of(model.registry(), model.vendor(), failure, given));
      return null;
    }
  }
}
