package io.github.modelregistry.acme;

import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.driver.AbstractModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import java.net.URI;

/** Acme's registry behind the facade. */
final class AcmeModelRegistry extends AbstractModelRegistry<AcmeClient> {

  /** Acme only lists models; add the capabilities of your vendor with {@code with(...)}. */
  static final CapabilitySet<AcmeModelRegistry> CAPABILITIES =
      CapabilitySet.of(AcmeModelRegistry.class);

  private final AcmeMapping mapping;

  /**
   * Creates the registry.
   *
   * @param closing what closing this registry does: nothing if the user owns the client
   */
  AcmeModelRegistry(String name, AcmeClient client, Runnable closing) {
    super(name, client, closing, CAPABILITIES);
    this.mapping = new AcmeMapping(name);
  }

  @Override
  public String vendor() {
    return AcmeClient.VENDOR;
  }

  @Override
  public ModelRegistry withName(String registryName) {
    return new AcmeModelRegistry(registryName, client(), closing());
  }

  /** The generated method requests the pages, each with the token of the one before. */
  @Override
  public PagedResult<RegisteredModel> models(ModelQuery query) {
    return query.list(name(), client().models().listModelsPaged().map(mapping::model));
  }

  @Override
  public RegisteredModel get(ModelRef ref) {
    return mapping.model(client().models().getModel(ref.idIn(name())));
  }

  @Override
  public HealthCheck checkHealth() {
    return checkHealth(
        URI.create(address() + "/v1/models"),
        () -> client().models().listModels(q -> q.pageSize(1)));
  }

  @Override
  protected URI address() {
    return client().baseUrl();
  }
}
