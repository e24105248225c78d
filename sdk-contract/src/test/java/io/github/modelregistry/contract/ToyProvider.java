package io.github.modelregistry.contract;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** Makes toy registries, and perhaps breaks them. */
class ToyProvider implements ModelRegistryProvider {

  private static final SettingSpec KEY =
      SettingSpec.secret("TOYS_KEY", "The key of the toys.").required();

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
  public List<SettingSpec> settings() {
    return List.of(KEY);
  }

  @Override
  public CapabilitySet<?> capabilities() {
    return ToyRegistry.CAPABILITIES;
  }

  @Override
  public ModelRegistry create(ProviderContext context) {
    SettingsReader read = context.settings().reader();
    Setting<Secret> key = read.secret(KEY);
    read.check();
    if (!key.get().reveal().equals("hunter2")) {
      throw new IllegalStateException("the laws hand over the settings as they are");
    }
    return fault.apply(new ToyRegistry(context.name(), server, new AtomicBoolean()));
  }
}
