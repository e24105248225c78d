package io.github.modelregistry.truefoundry;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.PagedModels;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.driver.AbstractModelRegistry;
import io.github.modelregistry.truefoundry.api.ModelsApi.ListModelsRequest;
import io.github.modelregistry.truefoundry.model.Model;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** TrueFoundry's registry behind the facade. */
final class TrueFoundryModelRegistry extends AbstractModelRegistry<TrueFoundryClient> {

  static final Set<Class<? extends Capability>> CAPABILITIES = Set.of(VersionListing.class);

  private final TrueFoundryMapping mapping;

  /**
   * Creates the registry.
   *
   * @param closing what closing this registry does: nothing where somebody else owns the client
   */
  TrueFoundryModelRegistry(String name, TrueFoundryClient client, Runnable closing) {
    super(name, client, closing);
    this.mapping = new TrueFoundryMapping(name);
  }

  @Override
  public String vendor() {
    return TrueFoundryClient.VENDOR;
  }

  @Override
  public ModelRegistry withName(String registryName) {
    return new TrueFoundryModelRegistry(registryName, client(), closing());
  }

  @Override
  public PagedModels models(ModelQuery query) {
    return walk(query, request -> {});
  }

  @Override
  public RegisteredModel get(ModelRef ref) {
    return mapping.model(find(ref.idIn(name())));
  }

  /** The server's filter may be wider than an exact match, so that it only saves pages. */
  @Override
  public List<RegisteredModel> findByName(String modelName) {
    return exactly(modelName, walk(ModelQuery.all(), request -> request.name(modelName)));
  }

  @Override
  public HealthCheck checkHealth() {
    return checkHealth(
        URI.create(address() + "/models"),
        () -> client().models().listModels(request -> request.limit(1)));
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return CAPABILITIES;
  }

  @Override
  protected URI address() {
    return client().baseUrl();
  }

  @Override
  protected Optional<VersionListing> offer(Class<? extends Capability> type) {
    return type == VersionListing.class
        ? Optional.of(new TrueFoundryVersions(name(), client(), this::find, mapping))
        : Optional.empty();
  }

  private PagedModels walk(ModelQuery query, Consumer<ListModelsRequest.Builder> narrowing) {
    ListModelsRequest.Builder request = ListModelsRequest.builder().limit(query.pageSize());
    narrowing.accept(request);
    return PagedModels.of(
        name(), query, client().models().listModelsPaged(request.build()).source(), mapping::model);
  }

  /** Finds a model by its id, or by its fully qualified name, which is accepted on input. */
  private Model find(String id) {
    if (!QualifiedName.looksLikeOne(id)) {
      return client().models().getModel(id).data();
    }
    return client().models().listModels(request -> request.fqn(id).limit(1)).data().stream()
        .filter(model -> id.equals(model.fqnOrNull()))
        .findFirst()
        .orElseThrow(() -> notFound("listModels", "there is no model " + id));
  }

  /** What the server answers with an empty list is not found all the same. */
  static NotFoundException notFound(String operation, String message) {
    return NotFoundException.deduced(operation, message);
  }
}
