package io.github.modelregistry.registry.federation;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.Models;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A vendor that needs an address and a token, and holds one model named after its registry. */
final class ScriptedProvider implements ModelRegistryProvider {

  private final String vendor;
  private final String prefix;
  final List<ProviderContext> setups = new ArrayList<>();
  final List<ScriptedRegistry> made = new ArrayList<>();

  ScriptedProvider(String vendor) {
    this.vendor = vendor;
    this.prefix = vendor.toUpperCase(Locale.ROOT);
  }

  @Override
  public String vendor() {
    return vendor;
  }

  @Override
  public List<String> settingNames() {
    return List.of(prefix + "_URL", prefix + "_TOKEN");
  }

  @Override
  public String neededSettings() {
    return prefix + "_URL and " + prefix + "_TOKEN";
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(VersionListing.class);
  }

  @Override
  public ModelRegistry create(ProviderContext setup) {
    setups.add(setup);
    SettingsReader read = setup.settings().reader();
    Setting<URI> url = read.url(prefix + "_URL").required();
    Setting<Secret> token = read.secret(prefix + "_TOKEN").required();
    read.check();
    String id = url.get().getHost() + "-" + token.get().reveal().length();
    ScriptedRegistry registry =
        ScriptedRegistry.holding(setup.name(), Models.model(setup.name(), id, setup.name()));
    made.add(registry);
    return registry;
  }
}
