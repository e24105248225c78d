package io.github.modelregistry.sensei;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.driver.AbstractModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.sensei.model.Model;
import java.net.URI;

/** Sensei's registry behind the facade: the models of one sandbox. Models have no versions. */
final class SenseiModelRegistry extends AbstractModelRegistry<SenseiClient> {

  static final CapabilitySet<SenseiModelRegistry> CAPABILITIES =
      CapabilitySet.of(SenseiModelRegistry.class);

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
    String id = ref.idIn(name());
    Model model = client().models().getModel(id);
    if (SenseiMapping.isDeleted(model)) {
      throw NotFoundException.deduced("getModel", "the model " + id + " is deleted");
    }
    return mapping.model(model);
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
