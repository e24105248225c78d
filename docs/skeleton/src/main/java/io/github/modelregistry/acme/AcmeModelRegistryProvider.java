package io.github.modelregistry.acme;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.net.URI;
import java.util.List;

/** Creates Acme registries from settings; found by {@link java.util.ServiceLoader}. */
public final class AcmeModelRegistryProvider implements ModelRegistryProvider {

  private static final SettingSpec URL =
      SettingSpec.url("ACME_URL", "The base URL of Acme.").required();
  private static final SettingSpec API_KEY =
      SettingSpec.secret("ACME_API_KEY", "An API key of the account.").required();
  private static final List<SettingSpec> SETTINGS = List.of(URL, API_KEY);

  /** Creates the provider; for {@link java.util.ServiceLoader}. */
  public AcmeModelRegistryProvider() {}

  @Override
  public String vendor() {
    return AcmeClient.VENDOR;
  }

  @Override
  public List<SettingSpec> settings() {
    return SETTINGS;
  }

  @Override
  public CapabilitySet<?> capabilities() {
    return AcmeModelRegistry.CAPABILITIES;
  }

  @Override
  public ModelRegistry create(ProviderContext context) {
    SettingsReader read = context.settings().reader();
    Setting<URI> url = read.url(URL);
    Setting<Secret> key = read.secret(API_KEY);
    read.check();
    AcmeClient client =
        context.applyTo(AcmeClient.builder()).url(url.get()).apiKey(key.get()).build();
    return new AcmeModelRegistry(context.name(), client, client::close);
  }
}
