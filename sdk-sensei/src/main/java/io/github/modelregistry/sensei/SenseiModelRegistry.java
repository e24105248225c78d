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
import io.github.modelregistry.registry.capability.ModelUpdate;
import io.github.modelregistry.registry.capability.ModelUpdateRequest;
import io.github.modelregistry.registry.driver.AbstractModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.sensei.model.Model;
import java.net.URI;

/** Sensei's registry behind the facade: the models of one sandbox. Models have no versions. */
final class SenseiModelRegistry extends AbstractModelRegistry<SenseiClient> {

  static final CapabilitySet<SenseiModelRegistry> CAPABILITIES =
      CapabilitySet.of(SenseiModelRegistry.class)
          .with(ModelUpdate.class, registry -> registry::update)
          .with(ModelDeletion.class, registry -> registry::delete);

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
