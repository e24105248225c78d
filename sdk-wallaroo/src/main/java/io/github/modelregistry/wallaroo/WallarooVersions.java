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
import io.github.modelregistry.wallaroo.model.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The versions of Wallaroo's models. */
final class WallarooVersions implements VersionListing {

  /** By time of creation, then by id: the server's order is not to be relied upon. */
  private static final Comparator<ModelVersion> OLDEST_FIRST =
      Comparator.<ModelVersion, @Nullable Instant>comparing(
              ModelVersion::createdAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(version -> Long.parseLong(version.version()));

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
    List<ModelVersion> usable = new ArrayList<>();
    List<Supplier<ModelVersion>> unusable = new ArrayList<>();
    for (Supplier<ModelVersion> each : received(ref, models.apply(ref), wanted)) {
      try {
        usable.add(each.get());
      } catch (DecodingException failure) {
        unusable.add(
            () -> {
              throw failure;
            });
      }
    }
    usable.removeIf(version -> !wanted.test(Long.parseLong(version.version())));
    usable.sort(OLDEST_FIRST.reversed());
    List<Supplier<ModelVersion>> versions = new ArrayList<>();
    usable.forEach(version -> versions.add(() -> version));
    versions.addAll(unusable);
    return versions;
  }

  /**
   * Rows have the versions since 2024.1. Where one does not, they are requested: in its workspace,
   * or of an older server from the list that has those of other models, too.
   */
  private List<Supplier<ModelVersion>> received(ModelRef ref, Row row, LongPredicate wanted) {
    ModelEntry entry = row.usableEntry();
    List<ConfiguredModelVersion> versions = entry.modelVersions();
    if (versions == null) {
      ModelEntry scoped = inWorkspace(entry, row.workspace());
      versions = scoped == null ? null : scoped.modelVersions();
    }
    return versions == null
        ? amongOthers(ref, WallarooRows.id(entry), wanted)
        : versions.stream()
            .<Supplier<ModelVersion>>map(version -> () -> mapping.version(ref, version))
            .toList();
  }

  private @Nullable ModelEntry inWorkspace(ModelEntry entry, Workspace workspace) {
    String name = WallarooRows.name(entry);
    Long id = workspace.idOrNull();
    return name == null || id == null
        ? null
        : client.modelRoutes().model(client, id, name, WallarooRows.id(entry));
  }

  private List<Supplier<ModelVersion>> amongOthers(
      ModelRef ref, long modelId, LongPredicate wanted) {
    return client.models().listVersions(request -> request.modelPrimaryId(modelId)).stream()
        .filter(row -> row.modelPrimaryIdOrNull() == null || row.modelPrimaryId() == modelId)
        .filter(row -> row.idOrNull() == null || wanted.test(row.id()))
        .<Supplier<ModelVersion>>map(row -> () -> version(ref, row))
        .toList();
  }

  private ModelVersion version(ModelRef ref, ModelVersionSummary row) {
    if (row.modelPrimaryIdOrNull() == null) {
      throw new DecodingException("$[].models_pk_id", "a version does not name its model");
    }
    ConfiguredModelVersion details = client.modelRoutes().details(client, row);
    return details == null ? mapping.version(ref, row) : mapping.version(ref, details);
  }
}
