package io.github.modelregistry.marqtune;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.net.URI;
import java.util.List;

/** Makes Marqtune registries from settings; found by {@link java.util.ServiceLoader}. */
public final class MarqtuneModelRegistryProvider implements ModelRegistryProvider {

  private static final SettingSpec URL =
      SettingSpec.url(
              "MARQTUNE_URL",
              "The address of Marqtune, usually https://marqtune.marqo.ai; if absent, the API key"
                  + " is ignored and no registry is configured.")
          .required();
  private static final SettingSpec API_KEY =
      SettingSpec.secret("MARQO_API_KEY", "The API key of Marqo Cloud.").required();

  private static final List<SettingSpec> SETTINGS = List.of(URL, API_KEY);

  /** Creates the provider; for {@link java.util.ServiceLoader}. */
  public MarqtuneModelRegistryProvider() {}

  @Override
  public String vendor() {
    return MarqtuneClient.VENDOR;
  }

  @Override
  public List<SettingSpec> settings() {
    return SETTINGS;
  }

  @Override
  public CapabilitySet<?> capabilities() {
    return MarqtuneModelRegistry.CAPABILITIES;
  }

  /** The key alone may be one for other services of Marqo Cloud. */
  @Override
  public boolean isConfigured(Settings settings) {
    return settings.has(URL.name());
  }

  @Override
  public ModelRegistry create(ProviderContext context) {
    SettingsReader read = context.settings().reader();
    Setting<URI> url = read.url(URL);
    Setting<Secret> key = read.secret(API_KEY);
    read.check();
    MarqtuneClient client =
        context.applyTo(MarqtuneClient.builder()).url(url.get()).apiKey(key.get()).build();
    return new MarqtuneModelRegistry(context.name(), client, client::close);
  }
}
