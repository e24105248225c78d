package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.DecodingException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

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
    return request.list(
        cursor -> Page.last(newestFirst(request.model(), any -> true)), Supplier::get);
  }

  @Override
  public ModelVersion version(ModelVersionRef ref) {
    LongPredicate wanted = id -> ref.isLatest() || Long.toString(id).equals(ref.version());
    return newestFirst(ref.model(), wanted).stream()
        .findFirst()
        .map(Supplier::get)
        .orElseThrow(
            () ->
                NotFoundException.deduced(
                    "listModels", ref.model() + " has no version " + ref.version()));
  }

  /** Returns the wanted versions, and after them those without a usable id, which throw. */
  private List<Supplier<ModelVersion>> newestFirst(ModelRef ref, LongPredicate wanted) {
    List<ConfiguredModelVersion> usable = new ArrayList<>();
    List<Supplier<ModelVersion>> unusable = new ArrayList<>();
    for (Supplier<ConfiguredModelVersion> each :
        received(models.apply(ref).usableEntry(), wanted)) {
      try {
        ConfiguredModelVersion version = each.get();
        if (wanted.test(version.modelVersion().id())) {
          usable.add(version);
        }
      } catch (DecodingException failure) {
        unusable.add(
            () -> {
              throw failure;
            });
      }
    }
    usable.sort(WallarooMapping.OLDEST_FIRST.reversed());
    List<Supplier<ModelVersion>> versions = new ArrayList<>();
    usable.forEach(version -> versions.add(() -> mapping.version(ref, version)));
    versions.addAll(unusable);
    return versions;
  }

  /**
   * Servers before 2024.1 list flat rows: so the versions are requested, and the response has those
   * of other models, too.
   */
  private List<Supplier<ConfiguredModelVersion>> received(ModelEntry entry, LongPredicate wanted) {
    List<ConfiguredModelVersion> nested = entry.modelVersions();
    if (nested != null) {
      return nested.stream().<Supplier<ConfiguredModelVersion>>map(each -> () -> each).toList();
    }
    long modelId = WallarooRows.id(entry);
    return client.models().listVersions(request -> request.modelPrimaryId(modelId)).stream()
        .filter(row -> row.modelPrimaryIdOrNull() == null || row.modelPrimaryId() == modelId)
        .filter(row -> row.idOrNull() == null || wanted.test(row.id()))
        .<Supplier<ConfiguredModelVersion>>map(row -> () -> details(row))
        .toList();
  }

  private ConfiguredModelVersion details(ModelVersionSummary row) {
    if (row.modelPrimaryIdOrNull() == null) {
      throw new DecodingException("$[].models_pk_id", "a version does not name its model");
    }
    return client
        .models()
        .getVersionById(request -> request.modelVersionId(row.id()))
        .modelVersion();
  }
}
