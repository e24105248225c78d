package io.github.modelregistry.marqtune;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Makes Marqtune registries from settings; found by {@link java.util.ServiceLoader}. */
public final class MarqtuneModelRegistryProvider implements ModelRegistryProvider {

  private static final String URL = "MARQTUNE_URL";
  private static final String API_KEY = "MARQO_API_KEY";

  /** Creates the provider; for {@link java.util.ServiceLoader}. */
  public MarqtuneModelRegistryProvider() {}

  @Override
  public String vendor() {
    return MarqtuneClient.VENDOR;
  }

  @Override
  public List<String> settingNames() {
    return List.of(URL, API_KEY);
  }

  @Override
  public String neededSettings() {
    return "MARQTUNE_URL (usually https://marqtune.marqo.ai) and MARQO_API_KEY";
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return MarqtuneModelRegistry.CAPABILITIES;
  }

  /** The key alone is an ordinary one of Marqo Cloud, and says nothing about Marqtune. */
  @Override
  public boolean isConfigured(Settings settings) {
    return settings.has(URL);
  }

  @Override
  public ModelRegistry create(ProviderContext setup) {
    SettingsReader read = setup.settings().reader();
    Setting<URI> url = read.url(URL).required();
    Setting<Secret> key = read.secret(API_KEY).required();
    read.check();
    MarqtuneClient client =
        MarqtuneClient.builder()
            .url(url.get())
            .apiKey(key.get())
            .config(setup.clientConfig())
            .build();
    return new MarqtuneModelRegistry(setup.name(), client, client::close);
  }
}
