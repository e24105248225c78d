package io.github.modelregistry.truefoundry;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.ModelDeletion;
import io.github.modelregistry.registry.capability.ModelDeletionRequest;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelFiles;
import io.github.modelregistry.registry.capability.ModelFilesRequest;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.ModelUpdate;
import io.github.modelregistry.registry.capability.ModelUpdateRequest;
import io.github.modelregistry.registry.capability.VersionDeletion;
import io.github.modelregistry.registry.capability.VersionDeletionRequest;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.driver.AbstractModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelDownloads;
import io.github.modelregistry.truefoundry.api.ModelsApi.ListModelsRequest;
import io.github.modelregistry.truefoundry.model.Model;
import io.github.modelregistry.truefoundry.model.ModelManifest;
import io.github.modelregistry.truefoundry.model.Version;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** TrueFoundry's registry behind the facade. */
final class TrueFoundryModelRegistry extends AbstractModelRegistry<TrueFoundryClient> {

  static final CapabilitySet<TrueFoundryModelRegistry> CAPABILITIES =
      CapabilitySet.of(TrueFoundryModelRegistry.class)
          .with(VersionListing.class, TrueFoundryModelRegistry::versions)
          .withExperimental(ModelUpdate.class, registry -> registry::update)
          .with(ModelDeletion.class, registry -> registry::delete)
          .with(VersionDeletion.class, registry -> registry::delete)
          .with(ModelRegistration.class, TrueFoundryModelRegistry::registration)
          .with(ModelDownload.class, registry -> ModelDownloads.of(registry::files));

  private final TrueFoundryMapping mapping;

  /**
   * Creates the registry.
   *
   * @param closing what closing this registry does: nothing if the client is owned elsewhere
   */
  TrueFoundryModelRegistry(String name, TrueFoundryClient client, Runnable closing) {
    super(name, client, closing, CAPABILITIES);
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
  public PagedResult<RegisteredModel> models(ModelQuery query) {
    return list(query, request -> {});
  }

  @Override
  public RegisteredModel get(ModelRef ref) {
    return mapping.model(find(ref.idIn(name())));
  }

  /** The server's filter may be wider than an exact match, so that it only saves pages. */
  @Override
  public List<RegisteredModel> findByName(String modelName) {
    return exactly(modelName, list(ModelQuery.all(), request -> request.name(modelName)));
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

  private VersionListing versions() {
    return new TrueFoundryVersions(name(), client(), this::find, mapping);
  }

  /**
   * The description of a model is that of its latest version, which is registered again with its
   * own number. What the server makes of it is inferred.
   */
  private RegisteredModel update(ModelUpdateRequest request) {
    if (request.name() != null) {
      throw new InvalidRequestException(
          "update of " + request.model(),
          "TrueFoundry cannot rename a model: change its description alone");
    }
    Version latest = find(request.model().idIn(name())).latestVersion();
    if (latest == null) {
      throw notFound(
          "getModel",
          request.model()
              + " has no version, and TrueFoundry keeps descriptions with versions: register a"
              + " version first");
    }
    if (latest.manifest().version() == null) {
      throw new DecodingException( // without it the call would register another version
          "$.latest_version.manifest.version", "without it the description cannot be changed");
    }
    ModelManifest described =
        latest.manifest().toBuilder().description(request.description()).build();
    client().modelVersions().createOrUpdateModelVersion(call -> call.manifest(described));
    return get(request.model());
  }

  private void delete(ModelDeletionRequest request) {
    client().models().deleteModel(find(request.model().idIn(name())).id());
  }

  private void delete(VersionDeletionRequest request) {
    client().modelVersions().deleteModelVersion(id(versions().version(request.version())));
  }

  private static String id(ModelVersion version) {
    if (version.vendorId() == null) {
      throw new DecodingException("$.id", "the version " + version.ref() + " has no id");
    }
    return version.vendorId();
  }

  private ModelDownloads.Source files(ModelFilesRequest request) {
    ModelVersionRef wanted = request.version();
    ModelVersion version = versions().version(wanted == null ? request.model().latest() : wanted);
    FileTree tree = client().files().tree(id(version));
    return ModelDownloads.Source.of(
        ModelFiles.of(version.ref(), tree.remoteFiles()), tree::download);
  }

  private ModelRegistration registration() {
    return new TrueFoundryRegistration(name(), client(), mapping);
  }

  private PagedResult<RegisteredModel> list(
      ModelQuery query, Consumer<ListModelsRequest.Builder> narrowing) {
    ListModelsRequest.Builder request = ListModelsRequest.builder().limit(query.pageSize());
    narrowing.accept(request);
    return query.list(name(), client().models().listModelsPaged(request.build()), mapping::model);
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

  /** An empty list in the response means that the model is not found. */
  static NotFoundException notFound(String operation, String message) {
    return NotFoundException.deduced(operation, message);
  }
}
