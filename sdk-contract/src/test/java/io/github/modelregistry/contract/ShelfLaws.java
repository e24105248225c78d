package io.github.modelregistry.contract;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The laws of capabilities for a driver without a wire, sound or broken. */
class ShelfLaws implements RegisteredFilesLaws, ModelUpdateLaws, ModelDeletionLaws, ModelLogsLaws {

  private final Shelf shelf = new Shelf();
  private final UnaryOperator<ModelRegistry> fault;

  ShelfLaws(UnaryOperator<ModelRegistry> fault) {
    this.fault = fault;
  }

  @Override
  public ModelRegistryProvider provider() {
    return new ModelRegistryProvider() {
      @Override
      public String vendor() {
        return "shelves";
      }

      @Override
      public List<SettingSpec> settings() {
        return List.of();
      }

      @Override
      public CapabilitySet<?> capabilities() {
        return ShelfRegistry.CAPABILITIES;
      }

      @Override
      public ModelRegistry create(ProviderContext context) {
        ClientConfig config = context.clientConfig();
        return fault.apply(new ShelfRegistry(context.name(), shelf, config));
      }
    };
  }

  @Override
  public Settings settings() {
    return Settings.of(Map.of());
  }

  @Override
  public String secret() {
    return "none";
  }

  @Override
  public RegistrationRequest.Builder registration() {
    return RegistrationRequest.builder();
  }

  @Override
  public List<String> holdModels(int count) {
    shelf.items.clear();
    return IntStream.range(0, count).mapToObj(i -> shelf.add("model-" + i).id).toList();
  }

  @Override
  public List<String> holdTwins() {
    shelf.items.clear();
    return List.of(shelf.add("twin").id, shelf.add("twin").id);
  }

  @Override
  public String holdChangeable() {
    return holdModels(1).get(0);
  }

  @Override
  public Set<String> changingFields() {
    return Set.of("name", "description");
  }

  @Override
  public List<HeldFiles> holdFiles() {
    String id = holdModels(1).get(0);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("config.json", new byte[] {1, 2, 3});
    files.put("weights/part.bin", new byte[300]);
    shelf.items.get(id).files.putAll(files);
    return List.of(HeldFiles.of(id, null, files));
  }

  @Override
  public void cutDownloads(long afterBytes) {
    shelf.cut = afterBytes;
  }

  @Override
  public String holdPending() {
    return polled(3, false);
  }

  @Override
  public String holdFailing() {
    String id = polled(3, true);
    addLogLines(id, List.of("it will fail"));
    return id;
  }

  @Override
  public String holdUnfinished() {
    return polled(-1, false);
  }

  private String polled(int polls, boolean fails) {
    String id = holdModels(1).get(0);
    shelf.items.get(id).polls = polls;
    shelf.items.get(id).fails = fails;
    return id;
  }

  @Override
  public void addLogLines(String modelId, List<String> texts) {
    shelf.items.get(modelId).log.addAll(texts);
  }

  @Override
  public String unknownId() {
    return "unknown";
  }

  @Override
  public void respondAlways(int status, String contentType, String body) {
    throw new IllegalStateException("no law of a capability wants that");
  }

  @Override
  public void throttleOnce() {
    throw new IllegalStateException("no law of a capability wants that");
  }

  @Override
  public int requests() {
    return shelf.requests;
  }
}
