package io.github.modelregistry.registry.federation;

import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.Models;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.util.List;

/** A driver that is configured without any setting, and holds one model. */
public final class ConfiguredDriver implements ModelRegistryProvider {

  @Override
  public String vendor() {
    return "configured";
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of();
  }

  @Override
  public CapabilitySet<?> capabilities() {
    return CapabilitySet.of(ModelRegistry.class);
  }

  @Override
  public boolean isConfigured(Settings settings) {
    return true;
  }

  @Override
  public ModelRegistry create(ProviderContext context) {
    return ScriptedRegistry.holding(
        context.name(), Models.model(context.name(), "7", context.name()));
  }
}
