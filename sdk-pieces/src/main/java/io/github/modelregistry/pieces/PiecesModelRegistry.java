package io.github.modelregistry.pieces;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.ModelDeletion;
import io.github.modelregistry.registry.capability.ModelDeletionRequest;
import io.github.modelregistry.registry.capability.ModelUpdate;
import io.github.modelregistry.registry.capability.ModelUpdateRequest;
import io.github.modelregistry.registry.capability.ReadinessWait;
import io.github.modelregistry.registry.capability.WaitRequest;
import io.github.modelregistry.registry.capability.WaitResult;
import io.github.modelregistry.registry.driver.AbstractModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of Pieces OS behind the facade. */
final class PiecesModelRegistry extends AbstractModelRegistry<PiecesClient> {

  static final CapabilitySet<PiecesModelRegistry> CAPABILITIES =
      CapabilitySet.of(PiecesModelRegistry.class)
          .with(ModelUpdate.class, registry -> registry::update)
          .with(ModelDeletion.class, registry -> registry::delete)
          .with(ReadinessWait.class, registry -> registry::await);

  private final PiecesMapping mapping;

  /**
   * Creates the registry.
   *
   * @param closing what closing this registry does: nothing if the client is owned elsewhere
   */
  PiecesModelRegistry(String name, PiecesClient client, Runnable closing) {
    super(name, client, closing, CAPABILITIES);
    this.mapping = new PiecesMapping(name);
  }

  @Override
  public String vendor() {
    return PiecesClient.VENDOR;
  }

  @Override
  public ModelRegistry withName(String registryName) {
    return new PiecesModelRegistry(registryName, client(), closing());
  }

  /** The vendor has no pages: the whole list is one. */
  @Override
  public PagedResult<RegisteredModel> models(ModelQuery query) {
    return query.list(
        name(), cursor -> Page.last(client().models().listModels().models()), mapping::model);
  }

  @Override
  public RegisteredModel get(ModelRef ref) {
    String id = ref.idIn(name());
    return mapping.model(client().models().getModel(id));
  }

  private RegisteredModel update(ModelUpdateRequest request) {
    Model.Builder changed = custom(request.model(), "updated").toBuilder();
    if (request.name() != null) {
      changed.name(request.name());
    }
    if (request.description() != null) {
      changed.description(request.description());
    }
    return mapping.model(client().models().updateModel(call -> call.body(changed.build())));
  }

  /** Removes the entry alone: downloaded weights stay on the disk. */
  private void delete(ModelDeletionRequest request) {
    Model model = custom(request.model(), "deleted");
    client().models().deleteModel(model.id());
  }

  private WaitResult await(WaitRequest request) {
    if (request.version() != null) {
      throw new InvalidRequestException(
          request.subject(), "models of Pieces OS have no versions: name the model alone");
    }
    DownloadWait wait = new DownloadWait(request, client().config());
    String id = request.model().idIn(name());
    return wait.await(get(request.model()), () -> client().observeDownload(id));
  }

  private Model custom(ModelRef ref, String action) {
    Model model = client().models().getModel(ref.idIn(name()));
    if (!Boolean.TRUE.equals(model.custom())) {
      throw new InvalidRequestException(
          ref.toString(),
          "it cannot be "
              + action
              + ": Pieces OS allows that only for models that a user has added");
    }
    return model;
  }

  /** The unique name is the best key that people have: whatever has it comes first. */
  @Override
  public List<RegisteredModel> findByName(String modelName) {
    List<RegisteredModel> all = models(ModelQuery.all()).stream().toList();
    return Stream.concat(
            all.stream().filter(model -> modelName.equals(model.qualifiedName())),
            all.stream().filter(model -> modelName.equals(model.name())))
        .distinct()
        .toList();
  }

  /** Checks health: no call needs credentials. */
  @Override
  public HealthCheck checkHealth() {
    HealthCheck timed = checkHealth(address(), this::requireHealthText);
    return HealthCheck.of(URI.create(address() + "/.well-known/health"), timed.latency());
  }

  @Override
  protected URI address() {
    return client().baseUrl();
  }

  private void requireHealthText() {
    String health = client().wellKnown().getHealth();
    if (!PiecesDiscovery.isHealthText(health)) {
      throw new DecodingException(
              "$",
              "not the health response of Pieces OS, which starts with ok: another program may use"
                  + " this port")
          .withOperation("getHealth");
    }
  }
}
