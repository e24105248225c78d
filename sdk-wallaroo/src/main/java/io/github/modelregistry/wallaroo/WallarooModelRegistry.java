package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.driver.AbstractModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.wallaroo.model.ModelEntry;
import io.github.modelregistry.wallaroo.model.Workspace;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wallaroo's registry behind the facade. */
final class WallarooModelRegistry extends AbstractModelRegistry<WallarooClient> {

  static final CapabilitySet<WallarooModelRegistry> CAPABILITIES =
      CapabilitySet.of(WallarooModelRegistry.class)
          .with(VersionListing.class, WallarooModelRegistry::versions);

  private final WallarooMapping mapping;
  private final WallarooWorkspaces workspaces;

  /**
   * Creates the registry.
   *
   * @param closing what closing this registry does: nothing if the client is owned elsewhere
   */
  WallarooModelRegistry(String name, WallarooClient client, Runnable closing) {
    super(name, client, closing, CAPABILITIES);
    this.mapping = new WallarooMapping(name);
    this.workspaces = new WallarooWorkspaces(client, client.workspace());
  }

  @Override
  public String vendor() {
    return WallarooClient.VENDOR;
  }

  @Override
  public ModelRegistry withName(String registryName) {
    return new WallarooModelRegistry(registryName, client(), closing());
  }

  @Override
  public PagedResult<RegisteredModel> models(ModelQuery query) {
    return query.list(
        name(),
        new WallarooPages(workspaces),
        row -> mapping.model(row.usableEntry(), row.workspace()));
  }

  @Override
  public RegisteredModel get(ModelRef ref) {
    Row row = find(ref);
    return mapping.model(row.usableEntry(), row.workspace());
  }

  @Override
  public HealthCheck checkHealth() {
    return checkHealth(URI.create(address() + "/v1/api/workspaces/list"), workspaces::visible);
  }

  @Override
  protected URI address() {
    return client().baseUrl();
  }

  private VersionListing versions() {
    return new WallarooVersions(name(), client(), this::find, mapping);
  }

  /**
   * A row of the list, and where it was found.
   *
   * @param entry null where the workspace has no usable id
   */
  record Row(@Nullable ModelEntry entry, Workspace workspace) {

    ModelEntry usableEntry() {
      if (entry == null) {
        throw WallarooWorkspaces.unusable(workspace);
      }
      return entry;
    }
  }

  /** No call gives one model by its id: its workspace says that it holds it, and lists it. */
  private Row find(ModelRef ref) {
    long id = modelId(ref.idIn(name()));
    for (Workspace workspace : workspaces.list()) {
      if (workspace.idOrNull() == null) {
        throw WallarooWorkspaces.unusable(workspace); // the model may be there
      }
      List<Long> ids = workspace.modelIdsOrNull();
      if (ids == null || ids.contains(id)) {
        for (ModelEntry entry : workspaces.models(workspace)) {
          if (WallarooRows.hasId(entry, id)) {
            return new Row(entry, workspace);
          }
        }
      }
    }
    throw NotFoundException.deduced("listModels", "no visible workspace has a model " + id);
  }

  private static long modelId(String id) {
    try {
      long number = Long.parseLong(id);
      if (Long.toString(number).equals(id)) { // so that a model has one ref only
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw new InvalidRequestException(
        "model id '" + id + "'", "a Wallaroo model id is a number; find it by listing the models");
  }
}
