package io.github.modelregistry.sensei;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.ModelDeletion;
import io.github.modelregistry.registry.capability.ModelDeletionRequest;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelFiles;
import io.github.modelregistry.registry.capability.ModelFilesRequest;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.ModelUpdate;
import io.github.modelregistry.registry.capability.ModelUpdateRequest;
import io.github.modelregistry.registry.driver.AbstractModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelDownloads;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.transfer.RemoteFile;
import java.net.URI;
import java.util.List;

/** Sensei's registry behind the facade: the models of one sandbox. Models have no versions. */
final class SenseiModelRegistry extends AbstractModelRegistry<SenseiClient> {

  static final CapabilitySet<SenseiModelRegistry> CAPABILITIES =
      CapabilitySet.of(SenseiModelRegistry.class)
          .with(ModelRegistration.class, SenseiModelRegistry::registration)
          .with(ModelUpdate.class, registry -> registry::update)
          .with(ModelDeletion.class, registry -> registry::delete)
          .with(ModelDownload.class, registry -> ModelDownloads.of(registry::files));

  private final SenseiMapping mapping;

  /**
   * Creates the registry.
   *
   * @param closing what closing this registry does: nothing if the client is owned elsewhere
   */
  SenseiModelRegistry(String name, SenseiClient client, Runnable closing) {
    super(name, client, closing, CAPABILITIES);
    this.mapping = new SenseiMapping(name, client.sandbox());
  }

  @Override
  public String vendor() {
    return SenseiClient.VENDOR;
  }

  @Override
  public ModelRegistry withName(String registryName) {
    return new SenseiModelRegistry(registryName, client(), closing());
  }

  @Override
  public PagedResult<RegisteredModel> models(ModelQuery query) {
    return query.list(
        name(),
        client().listModelsPaged(request -> request.limit(query.pageSize())),
        mapping::model);
  }

  @Override
  public RegisteredModel get(ModelRef ref) {
    return mapping.model(find(ref).body());
  }

  private ApiResponse<Model> find(ModelRef ref) {
    String id = ref.idIn(name());
    ApiResponse<Model> response = client().withRawResponse().models().getModel(id);
    if (SenseiMapping.isDeleted(response.body())) {
      throw NotFoundException.deduced("getModel", "the model " + id + " is deleted");
    }
    return response;
  }

  private ModelRegistration registration() {
    return new SenseiRegistration(client(), mapping);
  }

  /** The vendor replaces the whole model, so it is sent as it was received, with the changes. */
  private RegisteredModel update(ModelUpdateRequest request) {
    ApiResponse<Model> found = find(request.model());
    Model.Builder changed = found.body().toBuilder();
    if (request.name() != null) {
      changed.name(request.name());
    }
    if (request.description() != null) {
      changed.description(request.description());
    }
    Model updated =
        client()
            .models()
            .updateModel(
                call ->
                    call.modelId(request.model().id())
                        .ifMatch(found.headers().get("ETag"))
                        .body(changed.build()));
    return mapping.model(updated);
  }

  private void delete(ModelDeletionRequest request) {
    client().models().deleteModel(request.model().idIn(name()));
  }

  /** The vendor promises neither a name nor a length of the one file that a model has. */
  private ModelDownloads.Source files(ModelFilesRequest request) {
    ModelRef model = request.model();
    String id = model.idIn(name());
    if (request.version() != null) {
      throw NotFoundException.deduced(
          "downloadArtifact", "models of Sensei have no versions: there is no " + request);
    }
    find(model);
    return ModelDownloads.Source.of(
        ModelFiles.of(model, List.of(RemoteFile.of(null, null, null))),
        (file, target) -> client().models().downloadArtifact(id, target));
  }

  @Override
  public HealthCheck checkHealth() {
    return checkHealth(
        URI.create(address() + "/models"),
        () -> client().models().listModels(request -> request.limit(1)));
  }

  @Override
  protected URI address() {
    return client().baseUrl();
  }
}
