package io.github.modelregistry.marqtune;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.VersionListing;
import java.util.List;
import java.util.function.Function;

/** The checkpoints of Marqtune's models, which are their versions. */
final class MarqtuneVersions implements VersionListing {

  private final Function<ModelRef, Model> models;
  private final MarqtuneMapping mapping;

  MarqtuneVersions(Function<ModelRef, Model> models, MarqtuneMapping mapping) {
    this.models = models;
    this.mapping = mapping;
  }

  @Override
  public List<ModelVersion> versions(ModelRef ref) {
    Model model = models.apply(ref);
    return MarqtuneMapping.newestFirst(model).stream()
        .map(checkpoint -> mapping.version(model, checkpoint))
        .toList();
  }

  @Override
  public ModelVersion version(ModelVersionRef ref) {
    Model model = models.apply(ref.model());
    return MarqtuneMapping.newestFirst(model).stream()
        .filter(checkpoint -> ref.isLatest() || checkpoint.equals(ref.version()))
        .findFirst()
        .map(checkpoint -> mapping.version(model, checkpoint))
        .orElseThrow(
            () ->
                NotFoundException.deduced(
                    "getModel", ref.model() + " has no checkpoint " + ref.version()));
  }
}
