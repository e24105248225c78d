package io.github.modelregistry.marqtune;

import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.capability.VersionsRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The checkpoints of Marqtune's models, which are their versions. */
final class MarqtuneVersions implements VersionListing {

  private final String registryName;
  private final Function<ModelRef, Model> models;
  private final MarqtuneMapping mapping;

  MarqtuneVersions(String registryName, Function<ModelRef, Model> models, MarqtuneMapping mapping) {
    this.registryName = registryName;
    this.models = models;
    this.mapping = mapping;
  }

  /** The model itself names all its checkpoints. */
  @Override
  public PagedResult<ModelVersion> versions(VersionsRequest request) {
    request.model().idIn(registryName);
    return request.list(cursor -> Page.last(all(request.model())), Supplier::get);
  }

  private List<Supplier<ModelVersion>> all(ModelRef ref) {
    Model model = models.apply(ref);
    MarqtuneMapping.requireList(model);
    return MarqtuneMapping.newestFirst(model).stream()
        .<Supplier<ModelVersion>>map(checkpoint -> () -> mapping.version(model, checkpoint))
        .toList();
  }

  @Override
  public ModelVersion version(ModelVersionRef ref) {
    Model model = models.apply(ref.model());
    return MarqtuneMapping.newestFirst(model).stream()
        .filter(MarqtuneMapping::isUsable)
        .filter(checkpoint -> ref.isLatest() || checkpoint.equals(ref.version()))
        .findFirst()
        .map(checkpoint -> mapping.version(model, checkpoint))
        .orElseThrow(() -> MarqtuneMapping.missing(ref));
  }
}
