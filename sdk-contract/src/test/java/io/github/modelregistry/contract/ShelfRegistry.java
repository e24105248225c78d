package io.github.modelregistry.contract;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.ModelNotReadyException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.FieldRequirement;
import io.github.modelregistry.registry.capability.LogLine;
import io.github.modelregistry.registry.capability.LogRequest;
import io.github.modelregistry.registry.capability.ModelDeletion;
import io.github.modelregistry.registry.capability.ModelDeletionRequest;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelFiles;
import io.github.modelregistry.registry.capability.ModelFilesRequest;
import io.github.modelregistry.registry.capability.ModelLogs;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.ModelUpdate;
import io.github.modelregistry.registry.capability.ModelUpdateRequest;
import io.github.modelregistry.registry.capability.ReadinessWait;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationOptions;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.capability.RegistrationRequirements;
import io.github.modelregistry.registry.capability.WaitProgress;
import io.github.modelregistry.registry.capability.WaitRequest;
import io.github.modelregistry.registry.capability.WaitResult;
import io.github.modelregistry.registry.driver.AbstractModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelDownloads;
import io.github.modelregistry.registry.driver.OptionTable;
import io.github.modelregistry.registry.driver.ReadinessPolling;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.DownloadWriter;
import io.github.modelregistry.transfer.RemoteFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** A driver of {@link Shelf} that keeps the laws of everything but versions. */
final class ShelfRegistry extends AbstractModelRegistry<Shelf>
    implements ModelRegistration, ModelUpdate, ModelDeletion, ReadinessWait, ModelLogs {

  static final CapabilitySet<ShelfRegistry> CAPABILITIES =
      CapabilitySet.of(ShelfRegistry.class)
          .with(ModelRegistration.class, registry -> registry)
          .with(ModelUpdate.class, registry -> registry)
          .with(ModelDeletion.class, registry -> registry)
          .with(ReadinessWait.class, registry -> registry)
          .with(ModelLogs.class, registry -> registry)
          .with(ModelDownload.class, registry -> ModelDownloads.of(registry::source));

  /** The options of a registration. */
  static final class Options implements RegistrationOptions {}

  private static final OptionTable<List<String>> TABLE =
      OptionTable.<List<String>>empty().with("tags", "What it is about.", List::add);

  private static final RegistrationRequirements REQUIREMENTS =
      RegistrationRequirements.builder(Options.class, TABLE.options())
          .description(FieldRequirement.OPTIONAL)
          .build();

  private final ClientConfig config;

  ShelfRegistry(String name, Shelf shelf, ClientConfig config) {
    super(name, shelf, () -> {}, CAPABILITIES);
    this.config = config;
  }

  @Override
  public String vendor() {
    return "shelves";
  }

  @Override
  public ModelRegistry withName(String registryName) {
    return new ShelfRegistry(registryName, client(), config);
  }

  @Override
  protected URI address() {
    return URI.create("https://shelves.test");
  }

  @Override
  public HealthCheck checkHealth() {
    client().all();
    return HealthCheck.of(address(), Duration.ZERO);
  }

  @Override
  public PagedResult<RegisteredModel> models(ModelQuery query) {
    return query.list(
        name(), cursor -> Page.last(client().all().stream().map(this::model).toList()));
  }

  @Override
  public RegisteredModel get(ModelRef ref) {
    return model(item(ref));
  }

  @Override
  public List<RegisteredModel> findByName(String wanted) {
    return client().all().stream()
        .filter(item -> item.name.equals(wanted))
        .map(this::model)
        .toList();
  }

  @Override
  public RegistrationRequirements requirements() {
    return REQUIREMENTS;
  }

  @Override
  public RegistrationOptions options(Map<String, String> texts) {
    TABLE.read(texts, new ArrayList<>());
    return new Options();
  }

  @Override
  public Registration register(RegistrationRequest request) {
    List<String> problems = problems(request);
    if (!problems.isEmpty()) {
      throw new InvalidRequestException("registration", problems);
    }
    try (InputStream in = request.artifact().singleFile().open()) {
      byte[] bytes = in.readAllBytes();
      Shelf.Item item = client().add(request.name());
      item.files.put(Objects.requireNonNull(request.artifact().singleFile().fileName()), bytes);
      return Registration.ofModel(model(item));
    } catch (IOException e) {
      throw new TransportException("register", String.valueOf(e.getMessage()), 1, false, e);
    }
  }

  @Override
  public RegisteredModel update(ModelUpdateRequest request) {
    Shelf.Item item = item(request.model());
    item.name = request.name() == null ? item.name : request.name();
    item.description = request.description() == null ? item.description : request.description();
    return model(item);
  }

  @Override
  public void delete(ModelDeletionRequest request) {
    client().remove(request.model().idIn(name()));
  }

  @Override
  public WaitResult await(WaitRequest request) {
    String id = request.model().idIn(name());
    ReadinessPolling polling = ReadinessPolling.start(request, config, "get");
    return polling.await(null, options -> WaitProgress.of(model(polled(id))));
  }

  @Override
  public void read(LogRequest request, Consumer<? super LogLine> lines) {
    String id = request.model().idIn(name());
    Shelf.Item item = client().get(id);
    int[] given = {0};
    if (request.deadline() != null) {
      WaitRequest follow =
          WaitRequest.builder().model(request.model()).deadline(request.deadline()).build();
      ReadinessPolling polling = ReadinessPolling.start(follow, config, "get");
      try {
        polling.await(
            null,
            options -> {
              give(item, given, lines);
              return WaitProgress.of(model(polled(id)));
            });
      } catch (ModelNotReadyException ended) {
        // Its log ends, too.
      }
    }
    give(item, given, lines);
  }

  private static void give(Shelf.Item item, int[] given, Consumer<? super LogLine> lines) {
    while (given[0] < item.log.size()) {
      lines.accept(LogLine.of(null, item.log.get(given[0]++)));
    }
  }

  private Shelf.Item polled(String id) {
    Shelf.Item item = client().get(id);
    item.polls -= item.polls > 0 ? 1 : 0;
    return item;
  }

  private ModelDownloads.Source source(ModelFilesRequest request) {
    Shelf.Item item = item(request.model());
    if (request.version() != null) {
      throw ToyServer.failure(404, 1);
    }
    List<RemoteFile> files =
        item.files.entrySet().stream()
            .map(file -> RemoteFile.of(file.getKey(), (long) file.getValue().length, null))
            .toList();
    return ModelDownloads.Source.of(
        ModelFiles.of(request.model(), files), (file, target) -> download(item, file, target));
  }

  private Download download(Shelf.Item item, RemoteFile file, DownloadTarget target) {
    byte[] bytes = Objects.requireNonNull(item.files.get(file.path()));
    try (DownloadWriter writer = target.open()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new TransportException("download", "interrupted", 0, false, null);
      }
      writer.begin(List.of(), bytes.length);
      writer.write(bytes, 0, (int) Math.min(client().cut, bytes.length));
      if (bytes.length > client().cut) {
        throw new TransportException("download", "cut off", 1, false, null);
      }
      return writer.finish();
    } catch (IOException e) {
      throw new TransportException("download", "not written", 1, false, e);
    }
  }

  private Shelf.Item item(ModelRef ref) {
    return client().get(ref.idIn(name()));
  }

  private RegisteredModel model(Shelf.Item item) {
    ModelStatus outcome = item.fails ? ModelStatus.FAILED : ModelStatus.READY;
    JsonModel raw =
        JsonValue.object(
                Map.of(
                    "id", JsonValue.of(item.id),
                    "name", JsonValue.of(item.name),
                    "description", JsonValue.of(item.description),
                    "colour", JsonValue.of(item.colour)))
            ::toString;
    return RegisteredModel.builder()
        .ref(ModelRef.of(name(), item.id))
        .vendor(vendor())
        .name(item.name)
        .description(item.description)
        .status(item.polls == 0 ? outcome : ModelStatus.PENDING)
        .raw(raw)
        .build();
  }
}
