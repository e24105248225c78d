package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.wallaroo.model.ConfiguredModelVersion;
import io.github.modelregistry.wallaroo.model.ModelEntry;
import io.github.modelregistry.wallaroo.model.ModelVersionSummary;
import org.jspecify.annotations.Nullable;

/**
 * Reads single models and versions by the routes that the server has. What it does not have is
 * remembered, by a client and all its views. Thread-safe.
 */
final class ModelRoutes {

  private volatile boolean hasModelById = true;
  private volatile boolean hasVersionsForModel = true;
  private volatile boolean hasVersionById = true;

  /**
   * Returns a model with its versions, or null if it must be looked for in the list of its
   * workspace.
   */
  @Nullable ModelEntry model(WallarooClient client, long workspaceId, long modelId) {
    String name = hasVersionsForModel && hasModelById ? name(client, modelId) : null;
    return name == null ? null : model(client, workspaceId, name, modelId);
  }

  private @Nullable String name(WallarooClient client, long modelId) {
    try {
      return client.models().getModelById(request -> request.modelId(modelId)).nameOrNull();
    } catch (NotFoundException noSuchRoute) {
      hasModelById = false;
      return null;
    } catch (BadRequestException | ServerException | DecodingException notShown) {
      return null; // the route is about to go, or a gateway's page is in its place
    }
  }

  /**
   * Returns a model with its versions by the route that stays inside its workspace, or null if the
   * server, being older than 2025.2, does not have it.
   */
  @Nullable ModelEntry model(
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
