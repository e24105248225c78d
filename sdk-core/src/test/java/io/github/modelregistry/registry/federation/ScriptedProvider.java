package io.github.modelregistry.registry.federation;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.Models;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A vendor that needs an address and a token, and holds one model named after its registry. */
final class ScriptedProvider implements ModelRegistryProvider {

  private final String vendor;
  private final SettingSpec url;
  private final SettingSpec token;
  final List<ProviderContext> setups = new ArrayList<>();
  final List<ScriptedRegistry> made = new ArrayList<>();

  ScriptedProvider(String vendor) {
    this.vendor = vendor;
    String prefix = vendor.toUpperCase(Locale.ROOT);
    this.url = SettingSpec.url(prefix + "_URL", "The address.").required();
    this.token = SettingSpec.secret(prefix + "_TOKEN", "The token.").required();
  }

  @Override
  public String vendor() {
    return vendor;
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(url, token);
  }

  @Override
  public CapabilitySet<?> capabilities() {
    return CapabilitySet.of(ScriptedRegistry.class).with(VersionListing.class, registry -> null);
  }

  @Override
  public ModelRegistry create(ProviderContext setup) {
    setups.add(setup);
    SettingsReader read = setup.settings().reader();
    Setting<URI> url = read.url(this.url);
    Setting<Secret> token = read.secret(this.token);
    read.check();
    String id = url.get().getHost() + "-" + token.get().reveal().length();
    ScriptedRegistry registry =
        ScriptedRegistry.holding(setup.name(), Models.model(setup.name(), id, setup.name()));
    made.add(registry);
    return registry;
  }
}
