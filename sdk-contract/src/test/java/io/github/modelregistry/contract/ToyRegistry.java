package io.github.modelregistry.contract;

import io.github.modelregistry.contract.ToyServer.Toy;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.page.OffsetPages;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionDeletion;
import io.github.modelregistry.registry.capability.VersionDeletionRequest;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.capability.VersionsRequest;
import io.github.modelregistry.registry.driver.AbstractModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** A driver of {@link ToyServer} that keeps the laws. */
final class ToyRegistry extends AbstractModelRegistry<ToyServer>
    implements VersionListing, VersionDeletion {

  static final CapabilitySet<ToyRegistry> CAPABILITIES =
      CapabilitySet.of(ToyRegistry.class)
          .with(VersionListing.class, registry -> registry)
          .with(VersionDeletion.class, registry -> registry);

  private final AtomicBoolean closed;

  ToyRegistry(String name, ToyServer server, AtomicBoolean closed) {
    super(name, server, () -> closed.set(true), CAPABILITIES);
    this.closed = closed;
  }

  @Override
  public String vendor() {
    return "toys";
  }

  @Override
  public ModelRegistry withName(String registryName) {
    return new ToyRegistry(registryName, client(), closed);
  }

  @Override
  public PagedResult<RegisteredModel> models(ModelQuery query) {
    OffsetPages<Toy> pages = OffsetPages.of(query.pageSize(), open()::list);
    return query.list(
        name(),
        cursor -> {
          Page<Toy> page = pages.fetch(cursor);
          return Page.of(page.items().stream().map(this::model).toList(), page.nextCursor());
        });
  }

  @Override
  public RegisteredModel get(ModelRef ref) {
    return model(toy(ref));
  }

  @Override
  public List<RegisteredModel> findByName(String wanted) {
    return open().all().stream().filter(toy -> toy.name().equals(wanted)).map(this::model).toList();
  }

  @Override
  public HealthCheck checkHealth() {
    open().list(0, 1);
    return HealthCheck.of(URI.create("https://toys.test/models"), Duration.ZERO);
  }

  @Override
  public PagedResult<ModelVersion> versions(VersionsRequest request) {
    request.model().idIn(name());
    OffsetPages<ModelVersion> pages =
        OffsetPages.of(
            request.pageSize(), (offset, limit) -> page(toy(request.model()), offset, limit));
    return request.list(pages);
  }

  private OffsetPages.OffsetPage<ModelVersion> page(Toy toy, long offset, int limit) {
    List<Integer> numbers = versions(toy);
    return OffsetPages.OffsetPage.of(
        numbers.stream().skip(offset).limit(limit).map(i -> version(toy, i)).toList(),
        (long) numbers.size());
  }

  /** The newest first. */
  private List<Integer> versions(Toy toy) {
    return IntStream.iterate(toy.versions(), i -> i > 0, i -> i - 1)
        .filter(i -> !client().deletedVersions.contains(toy.id() + '@' + i))
        .boxed()
        .toList();
  }

  @Override
  public void delete(VersionDeletionRequest request) {
    request.version().model().idIn(name());
    ModelVersionRef found = version(request.version()).ref();
    client().deletedVersions.add(found.model().id() + '@' + found.version());
  }

  @Override
  public ModelVersion version(ModelVersionRef ref) {
    return versions(ref.model()).stream()
        .filter(each -> ref.isLatest() || each.version().equals(ref.version()))
        .findFirst()
        .orElseThrow(() -> ToyServer.failure(404, 1));
  }

  @Override
  protected URI address() {
    return URI.create("https://toys.test");
  }

  private ToyServer open() {
    if (closed.get()) {
      throw new IllegalStateException("closed");
    }
    return client();
  }

  private Toy toy(ModelRef ref) {
    String id = ref.idIn(name());
    return open().all().stream()
        .filter(toy -> toy.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ToyServer.failure(404, 1));
  }

  private RegisteredModel model(Toy toy) {
    List<Integer> versions = versions(toy);
    JsonModel raw = () -> "{\"id\":\"" + toy.id() + "\"}";
    return RegisteredModel.builder()
        .ref(ModelRef.of(name(), toy.id()))
        .vendor(vendor())
        .name(toy.name())
        .status(versions.isEmpty() ? ModelStatus.NO_ARTIFACT : ModelStatus.READY)
        .latestVersion(versions.isEmpty() ? null : "" + versions.get(0))
        .raw(raw)
        .build();
  }

  private ModelVersion version(Toy toy, int number) {
    return ModelVersion.builder()
        .ref(ModelRef.of(name(), toy.id()).version("" + number))
        .name(toy.name())
        .status(ModelStatus.READY)
        .createdAt(Instant.EPOCH.plusSeconds(number))
        .build();
  }
}
