package io.github.modelregistry.marqtune;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.marqtune.model.LogEvent;
import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.LogLine;
import io.github.modelregistry.registry.capability.LogRequest;
import io.github.modelregistry.registry.capability.ModelDeletion;
import io.github.modelregistry.registry.capability.ModelDeletionRequest;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelFiles;
import io.github.modelregistry.registry.capability.ModelFilesRequest;
import io.github.modelregistry.registry.capability.ModelLogs;
import io.github.modelregistry.registry.capability.ReadinessWait;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.capability.WaitRequest;
import io.github.modelregistry.registry.capability.WaitResult;
import io.github.modelregistry.registry.driver.AbstractModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelDownloads;
import io.github.modelregistry.registry.driver.ReadinessPolling;
import io.github.modelregistry.transfer.RemoteFile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Marqtune's registry behind the facade. */
final class MarqtuneModelRegistry extends AbstractModelRegistry<MarqtuneClient> {

  static final CapabilitySet<MarqtuneModelRegistry> CAPABILITIES =
      CapabilitySet.of(MarqtuneModelRegistry.class)
          .with(VersionListing.class, MarqtuneModelRegistry::versions)
          .with(ModelDeletion.class, registry -> registry::delete)
          .with(ReadinessWait.class, registry -> registry::await)
          .with(ModelLogs.class, registry -> registry::readLog)
          .with(ModelDownload.class, registry -> ModelDownloads.of(registry::files));

  private final MarqtuneMapping mapping;

  /**
   * Creates the registry.
   *
   * @param closing what closing this registry does: nothing if the client is owned elsewhere
   */
  MarqtuneModelRegistry(String name, MarqtuneClient client, Runnable closing) {
    super(name, client, closing, CAPABILITIES);
    this.mapping = new MarqtuneMapping(name);
  }

  @Override
  public String vendor() {
    return MarqtuneClient.VENDOR;
  }

  @Override
  public ModelRegistry withName(String registryName) {
    return new MarqtuneModelRegistry(registryName, client(), closing());
  }

  /** One response contains the whole list. */
  @Override
  public PagedResult<RegisteredModel> models(ModelQuery query) {
    return query.list(name(), cursor -> Page.last(rows()), mapping::model);
  }

  @Override
  public RegisteredModel get(ModelRef ref) {
    return mapping.model(find(ref));
  }

  @Override
  public HealthCheck checkHealth() {
    return checkHealth(URI.create(address() + "/models"), () -> client().models().listModels());
  }

  @Override
  protected URI address() {
    return client().baseUrl();
  }

  private VersionListing versions() {
    return new MarqtuneVersions(name(), this::find, mapping);
  }

  /** A checkpoint that is not yet there is waited for as long as its training goes on. */
  private WaitResult await(WaitRequest request) {
    String id = request.model().idIn(name());
    ModelVersionRef version = request.version();
    ModelVersionRef checkpoint = version == null || version.isLatest() ? null : version;
    return ReadinessPolling.start(request, client().config(), "getModel")
        .await(
            checkpoint,
            options ->
                mapping.progress(client().withOptions(options).models().getModel(id), checkpoint));
  }

  /** A checkpoint is one file. The last one is named, too: what the server has for none varies. */
  private ModelDownloads.Source files(ModelFilesRequest request) {
    ModelVersionRef wanted = request.version();
    ModelVersionRef checkpoint =
        versions().version(wanted == null ? request.model().latest() : wanted).ref();
    return ModelDownloads.Source.of(
        ModelFiles.of(checkpoint, List.of(RemoteFile.of(null, null, null))),
        (file, target) ->
            client()
                .files()
                .downloadCheckpoint(checkpoint.model().id(), checkpoint.version(), target));
  }

  /** Stops the training, too. */
  private void delete(ModelDeletionRequest request) {
    client().models().deleteModel(request.model().idIn(name()));
  }

  /** All checkpoints of a model have the log of its training. */
  private void readLog(LogRequest request, Consumer<? super LogLine> lines) {
    find(request.model());
    MarqtuneLog log = client().logs().model(request.model().id());
    Consumer<LogEvent> converted = event -> lines.accept(MarqtuneMapping.line(event));
    Duration deadline = request.deadline();
    if (deadline == null) {
      log.read(converted);
    } else {
      var unused = log.follow(deadline, converted);
    }
  }

  private List<Model> rows() {
    List<Model> models = client().models().listModels().models();
    return models == null ? List.of() : models;
  }

  /** A deleted model can still be read, but counts as not found. */
  private Model find(ModelRef ref) {
    String id = ref.idIn(name());
    Model model = client().models().getModel(id);
    if (MarqtuneMapping.status(model) == ModelStatus.DELETED) {
      throw NotFoundException.deduced("getModel", "the model " + id + " is deleted");
    }
    return model;
  }
}
