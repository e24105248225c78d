package io.github.modelregistry.truefoundry;

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

/** Makes TrueFoundry registries from settings; found by {@link java.util.ServiceLoader}. */
public final class TrueFoundryModelRegistryProvider implements ModelRegistryProvider {

  private static final SettingSpec HOST =
      SettingSpec.url("TFY_HOST", "The address of the control plane.")
          .alias("TFY_BASE_URL")
          .required();
  private static final SettingSpec API_KEY =
      SettingSpec.secret("TFY_API_KEY", "The API key.").required();
  private static final SettingSpec SERVICE =
      SettingSpec.text(
          "TFY_SERVICE", "The generation of the API: ml (the default) or svc, the newer one.");

  private static final List<SettingSpec> SETTINGS = List.of(HOST, API_KEY, SERVICE);

  /** Creates the provider; for {@link java.util.ServiceLoader}. */
  public TrueFoundryModelRegistryProvider() {}

  @Override
  public String vendor() {
    return TrueFoundryClient.VENDOR;
  }

  @Override
  public List<SettingSpec> settings() {
    return SETTINGS;
  }

  @Override
  public CapabilitySet<?> capabilities() {
    return TrueFoundryModelRegistry.CAPABILITIES;
  }

  @Override
  public ModelRegistry create(ProviderContext context) {
    SettingsReader read = context.settings().reader();
    Setting<URI> host = read.url(HOST);
    Setting<Secret> key = read.secret(API_KEY);
    Setting<String> service = read.oneOf(SERVICE, "ml", "svc");
    read.check();
    TrueFoundryClient client =
        context
            .applyTo(TrueFoundryClient.builder())
            .host(host.get())
            .apiKey(key.get())
            .service(TrueFoundryService.of(service.or("ml")))
            .build();
    return new TrueFoundryModelRegistry(context.name(), client, client::close);
  }
}
