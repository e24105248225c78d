package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.capability.VersionsRequest;
import io.github.modelregistry.wallaroo.WallarooModelRegistry.Row;
import io.github.modelregistry.wallaroo.model.ConfiguredModelVersion;
import io.github.modelregistry.wallaroo.model.ModelEntry;
import io.github.modelregistry.wallaroo.model.ModelVersionSummary;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/** The versions of Wallaroo's models. */
final class WallarooVersions implements VersionListing {

  private final String registryName;
  private final WallarooClient client;
  private final Function<ModelRef, Row> models;
  private final WallarooMapping mapping;

  WallarooVersions(
      String registryName,
      WallarooClient client,
      Function<ModelRef, Row> models,
      WallarooMapping mapping) {
    this.registryName = registryName;
    this.client = client;
    this.models = models;
    this.mapping = mapping;
  }

  /** One response holds all versions of a model. */
  @Override
  public PagedResult<ModelVersion> versions(VersionsRequest request) {
    request.model().idIn(registryName);
    return request.list(cursor -> Page.last(newestFirst(request.model(), any -> true).toList()));
  }

  @Override
  public ModelVersion version(ModelVersionRef ref) {
    LongPredicate wanted = id -> ref.isLatest() || Long.toString(id).equals(ref.version());
    return newestFirst(ref.model(), wanted)
        .findFirst()
        .orElseThrow(
            () ->
                NotFoundException.deduced(
                    "listModels", ref.model() + " has no version " + ref.version()));
  }

  private Stream<ModelVersion> newestFirst(ModelRef ref, LongPredicate wanted) {
    ModelEntry entry = models.apply(ref).entry();
    List<ConfiguredModelVersion> nested = entry.modelVersions();
    Stream<ConfiguredModelVersion> versions =
        nested == null
            ? asked(WallarooRows.id(entry), wanted)
            : WallarooMapping.usable(nested).stream();
    return versions
        .filter(version -> wanted.test(version.modelVersion().id()))
        .sorted(WallarooMapping.OLDEST_FIRST.reversed())
        .map(version -> mapping.version(ref, version));
  }

  /**
   * Servers before 2024.1 list flat rows: what the versions are must be asked for. They answer with
   * the versions of other models too.
   */
  private Stream<ConfiguredModelVersion> asked(long modelId, LongPredicate wanted) {
    return client.models().listVersions(request -> request.modelPrimaryId(modelId)).stream()
        .filter(row -> row.modelPrimaryId() == modelId && wanted.test(row.id()))
        .map(this::details);
  }

  private ConfiguredModelVersion details(ModelVersionSummary row) {
    return client
        .models()
        .getVersionById(request -> request.modelVersionId(row.id()))
        .modelVersion();
  }
}
