package io.github.modelregistry.wallaroo;

import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.ModelVersions;
import io.github.modelregistry.wallaroo.WallarooModelRegistry.Row;
import io.github.modelregistry.wallaroo.model.ConfiguredModelVersion;
import io.github.modelregistry.wallaroo.model.GetVersionByIdBody;
import io.github.modelregistry.wallaroo.model.ListVersionsBody;
import io.github.modelregistry.wallaroo.model.VersionRow;
import java.util.List;
import java.util.function.Function;

/** The versions of Wallaroo's models. */
final class WallarooVersions implements ModelVersions {

  private final WallarooClient client;
  private final Function<ModelRef, Row> models;
  private final WallarooMapping mapping;

  WallarooVersions(WallarooClient client, Function<ModelRef, Row> models, WallarooMapping mapping) {
    this.client = client;
    this.models = models;
    this.mapping = mapping;
  }

  @Override
  public List<ModelVersion> versions(ModelRef ref) {
    Row row = models.apply(ref);
    return configured(row).stream()
        .sorted(WallarooMapping.OLDEST_FIRST.reversed())
        .map(version -> mapping.version(ref, version))
        .toList();
  }

  @Override
  public ModelVersion version(ModelVersionRef ref) {
    return versions(ref.model()).stream()
        .filter(version -> ref.isLatest() || version.version().equals(ref.version()))
        .findFirst()
        .orElseThrow(
            () ->
                WallarooWorkspaces.notFound(
                    "listModels", ref.model() + " has no version " + ref.version()));
  }

  /** Servers before 2024.1 list flat rows: what the versions are must be asked for. */
  private List<ConfiguredModelVersion> configured(Row row) {
    List<ConfiguredModelVersion> nested = row.entry().modelVersions();
    if (nested != null) {
      return nested;
    }
    long modelId = WallarooRows.id(row.entry());
    ListVersionsBody body = ListVersionsBody.builder().modelPrimaryId(modelId).build();
    return client.models().listVersions(request -> request.body(body)).stream()
        .filter(version -> WallarooMapping.isOf(version, modelId))
        .map(this::details)
        .toList();
  }

  private ConfiguredModelVersion details(VersionRow row) {
    GetVersionByIdBody body = GetVersionByIdBody.builder().modelVersionId(row.id()).build();
    return client.models().getVersionById(request -> request.body(body)).modelVersion();
  }
}
