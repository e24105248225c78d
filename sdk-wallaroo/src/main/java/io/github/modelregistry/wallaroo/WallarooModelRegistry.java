package io.github.modelregistry.wallaroo;

import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.ErrorKind;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.ModelNotReadyException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.LogLine;
import io.github.modelregistry.registry.capability.LogRequest;
import io.github.modelregistry.registry.capability.ModelDeletion;
import io.github.modelregistry.registry.capability.ModelDeletionRequest;
import io.github.modelregistry.registry.capability.ModelLogs;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.ReadinessWait;
import io.github.modelregistry.registry.capability.VersionDeletion;
import io.github.modelregistry.registry.capability.VersionDeletionRequest;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.capability.WaitProgress;
import io.github.modelregistry.registry.capability.WaitRequest;
import io.github.modelregistry.registry.capability.WaitResult;
import io.github.modelregistry.registry.driver.AbstractModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ReadinessPolling;
import io.github.modelregistry.wallaroo.model.ModelEntry;
import io.github.modelregistry.wallaroo.model.Workspace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Wallaroo's registry behind the facade. */
final class WallarooModelRegistry extends AbstractModelRegistry<WallarooClient> {

  static final CapabilitySet<WallarooModelRegistry> CAPABILITIES =
      CapabilitySet.of(WallarooModelRegistry.class)
          .with(VersionListing.class, WallarooModelRegistry::versions)
          .withExperimental(ModelDeletion.class, registry -> registry::delete)
          .with(ModelRegistration.class, WallarooModelRegistry::registration)
          .with(VersionDeletion.class, registry -> registry::delete)
          .with(ReadinessWait.class, registry -> registry::await)
          .withExperimental(ModelLogs.class, registry -> registry::readLog);

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

  private ModelRegistration registration() {
    return new WallarooRegistration(client(), workspaces, mapping);
  }

  /** The vendor names the model by its name and workspace. Older servers lack the operation. */
  private void delete(ModelDeletionRequest request) {
    Row row = find(request.model());
    String modelName = WallarooRows.name(row.usableEntry());
    if (modelName == null) {
      throw new DecodingException("$.model.name", "without it the model cannot be deleted");
    }
    try {
      client()
          .models()
          .deleteModel(
              call ->
                  call.modelName(modelName).workspaceId(row.workspace().id()).confirmDelete(true));
    } catch (NotFoundException noOperation) {
      ApiException unsupported =
          ApiException.of(
              ErrorDetails.builder("deleteModel", noOperation.status())
                  .advice("This server cannot delete models: delete the versions of the model.")
                  .build(),
              ErrorKind.OTHER);
      unsupported.addSuppressed(noOperation);
      throw unsupported;
    }
  }

  /** The vendor names versions by the UUID of their file. */
  private void delete(VersionDeletionRequest request) {
    String fileVersion = versions().version(request.version()).vendorId();
    if (fileVersion == null) {
      throw new DecodingException(
          "$.model_version.file_info.version", "without it the version cannot be deleted");
    }
    client()
        .models()
        .deleteModelVersions(call -> call.versionUuids(List.of(fileVersion)).confirmDelete(true));
  }

  /** A model is ready when the version is that is its newest now. */
  private WaitResult await(WaitRequest request) {
    ReadinessPolling polling = ReadinessPolling.start(request, client().config(), "getVersionById");
    ModelVersionRef wanted = request.version();
    ModelVersionRef version =
        versions().version(wanted == null ? request.model().latest() : wanted).ref();
    long id = Long.parseLong(version.version());
    return polling.await(version, options -> progress(version.model(), id, options));
  }

  /** The log is that of a version; the newest one stands for its model. */
  private void readLog(LogRequest request, Consumer<? super LogLine> lines) {
    ModelVersionRef wanted = request.version();
    ModelVersionRef version =
        versions().version(wanted == null ? request.model().latest() : wanted).ref();
    UploadLog log = new UploadLog(client(), Long.parseLong(version.version()), lines);
    if (request.deadline() != null) {
      follow(log, version, request.deadline());
    }
    log.readOn(CallOptions.none());
  }

  private void follow(UploadLog log, ModelVersionRef version, Duration deadline) {
    WaitRequest until = WaitRequest.builder().version(version).deadline(deadline).build();
    try {
      ReadinessPolling.start(until, client().config(), "getUploadLogs")
          .await(
              version,
              options -> {
                log.readOn(options);
                return progress(version.model(), log.versionId(), options);
              });
    } catch (ModelNotReadyException ended) {
      // The log says why.
    }
  }

  private WaitProgress progress(ModelRef model, long versionId, CallOptions options) {
    return WaitProgress.of(
        mapping.version(
            model,
            client()
                .withOptions(options)
                .models()
                .getVersionById(call -> call.modelVersionId(versionId))
                .modelVersion()));
  }

  /**
   * A row of the list, and where it was found.
   *
   * @param entry null where the models of a workspace cannot be listed
   * @param failure why not
   */
  record Row(@Nullable ModelEntry entry, Workspace workspace, @Nullable RegistryException failure) {

    ModelEntry usableEntry() {
      if (failure != null) {
        throw failure;
      }
      return Objects.requireNonNull(entry);
    }
  }

  /**
   * The workspaces state the ids of their models. A model is read by its id and name where the
   * server has the routes for that, and otherwise looked for in the list of its workspace. It may
   * be in a workspace that cannot be listed, whose failure is thrown if it is in no other.
   */
  private Row find(ModelRef ref) {
    long id = modelId(ref.idIn(name()));
    RegistryException failure = null;
    for (Workspace workspace : workspaces.list()) {
      List<Long> ids = workspace.modelIdsOrNull();
      boolean certain = ids != null && ids.contains(id);
      if (certain && workspace.idOrNull() != null) {
        ModelEntry entry = client().modelRoutes().model(client(), workspace.id(), id);
        if (entry != null) {
          return new Row(entry, workspace, null);
        }
      }
      if (workspace.idOrNull() == null || ids == null || certain) {
        for (Row row : workspaces.rows(workspace)) {
          if (row.entry() == null) {
            failure = failure == null ? row.failure() : failure;
          } else if (WallarooRows.hasId(row.entry(), id)) {
            return row;
          }
        }
      }
    }
    if (failure != null) {
      throw failure;
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
