package io.github.modelregistry.truefoundry;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Makes TrueFoundry registries from settings; found by {@link java.util.ServiceLoader}. */
public final class TrueFoundryModelRegistryProvider implements ModelRegistryProvider {

  private static final String HOST = "TFY_HOST";
  private static final String BASE_URL = "TFY_BASE_URL";
  private static final String API_KEY = "TFY_API_KEY";
  private static final String SERVICE = "TFY_SERVICE";

  /** Creates the provider; for {@link java.util.ServiceLoader}. */
  public TrueFoundryModelRegistryProvider() {}

  @Override
  public String vendor() {
    return TrueFoundryClient.VENDOR;
  }

  @Override
  public List<String> settingNames() {
    return List.of(HOST, BASE_URL, API_KEY, SERVICE);
  }

  @Override
  public String neededSettings() {
    return "TFY_HOST (or TFY_BASE_URL) and TFY_API_KEY";
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return TrueFoundryModelRegistry.CAPABILITIES;
  }

  @Override
  public ModelRegistry create(ProviderContext setup) {
    SettingsReader read = setup.settings().reader();
    Setting<URI> host = read.url(HOST, BASE_URL).required();
    Setting<Secret> key = read.secret(API_KEY).required();
    Setting<String> service = read.oneOf(SERVICE, "ml", "svc");
    read.check();
    TrueFoundryClient client =
        TrueFoundryClient.builder()
            .host(host.get())
            .apiKey(key.get())
            .service(TrueFoundryService.of(service.or("ml")))
            .config(setup.clientConfig())
            .build();
    return new TrueFoundryModelRegistry(setup.name(), client, client::close);
  }
}
