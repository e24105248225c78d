package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.wallaroo.model.ConfiguredModelVersion;
import io.github.modelregistry.wallaroo.model.ModelEntry;
import io.github.modelregistry.wallaroo.model.ModelVersionSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests versions by the routes that the server has. What it does not have is remembered, by a
 * client and all its views. Thread-safe.
 */
final class VersionRoutes {

  private volatile boolean hasVersionsForModel = true;
  private volatile boolean hasVersionById = true;

  /**
   * Returns the versions of a model by the route that stays inside its workspace, or null if the
   * server, being older than 2025.2, does not have it.
   */
  @Nullable List<ConfiguredModelVersion> inWorkspace(
      WallarooClient client, long workspaceId, String modelName, long modelId) {
    if (!hasVersionsForModel) {
      return null;
    }
    try {
      return client
          .models()
          .listVersionsForModel(request -> request.modelName(modelName).workspaceId(workspaceId))
          .models()
          .stream()
          .filter(entry -> WallarooRows.hasId(entry, modelId))
          .map(ModelEntry::modelVersions)
          .findFirst()
          .orElse(null);
    } catch (NotFoundException noSuchRoute) {
      hasVersionsForModel = false;
      return null;
    }
  }

  /**
   * Returns a version whose row is known, or null if the server, being of 2023 or older, does not
   * show it.
   */
  @Nullable ConfiguredModelVersion details(WallarooClient client, ModelVersionSummary row) {
    if (!hasVersionById) {
      return null;
    }
    try {
      return client
          .models()
          .getVersionById(request -> request.modelVersionId(row.id()))
          .modelVersion();
    } catch (ApiException refused) {
      if (refused.status() == 404) {
        hasVersionById = false;
      } else if (refused.status() != 400) {
        throw refused;
      }
      return null;
    }
  }
}
