package io.github.modelregistry.contract;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** Makes toy registries, and perhaps breaks them. */
class ToyProvider implements ModelRegistryProvider {

  private final ToyServer server;
  private final UnaryOperator<ModelRegistry> fault;

  ToyProvider(ToyServer server, UnaryOperator<ModelRegistry> fault) {
    this.server = server;
    this.fault = fault;
  }

  @Override
  public String vendor() {
    return "toys";
  }

  @Override
  public List<String> settingNames() {
    return List.of("TOYS_KEY");
  }

  @Override
  public String neededSettings() {
    return "TOYS_KEY";
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(VersionListing.class);
  }

  @Override
  public ModelRegistry create(ProviderContext setup) {
    SettingsReader read = setup.settings().reader();
    Setting<Secret> key = read.secret("TOYS_KEY").required();
    read.check();
    if (!key.get().reveal().equals("hunter2")) {
      throw new IllegalStateException("the laws hand over the settings as they are");
    }
    return fault.apply(new ToyRegistry(setup.name(), server, new AtomicBoolean()));
  }
}
