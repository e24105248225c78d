package io.github.modelregistry.wallaroo;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes Wallaroo registries from settings; found by {@link java.util.ServiceLoader}. */
public final class WallarooModelRegistryProvider implements ModelRegistryProvider {

  private static final String URL = "WALLAROO_URL";
  private static final String TIMEOUT = "WALLAROO_REQUEST_TIMEOUT";
  private static final String WORKSPACE = "WALLAROO_WORKSPACE";

  /** Creates the provider; for {@link java.util.ServiceLoader}. */
  public WallarooModelRegistryProvider() {}

  @Override
  public String vendor() {
    return WallarooClient.VENDOR;
  }

  @Override
  public List<String> settingNames() {
    return List.of(
        URL,
        WallarooCaller.TOKEN,
        WallarooCaller.USER,
        WallarooCaller.PASSWORD,
        WallarooCaller.CREDENTIALS_FILE,
        WallarooCaller.AUTH_URL,
        WallarooCaller.CLIENT_ID,
        WallarooCaller.CLIENT_SECRET,
        TIMEOUT,
        WORKSPACE);
  }

  @Override
  public String neededSettings() {
    return "WALLAROO_URL, and WALLAROO_TOKEN, or WALLAROO_USER with WALLAROO_PASSWORD, or"
        + " WALLAROO_SDK_CREDENTIALS (a file)";
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return WallarooModelRegistry.CAPABILITIES;
  }

  @Override
  public ModelRegistry create(ProviderContext setup) {
    SettingsReader read = setup.settings().reader();
    Setting<URI> url = read.url(URL).required();
    Setting<Duration> timeout = read.duration(TIMEOUT);
    Setting<String> workspace = read.text(WORKSPACE);
    WallarooCaller caller = WallarooCaller.read(read);
    read.check();
    WallarooClient.Builder builder =
        WallarooClient.builder()
            .url(url.get())
            .workspace(workspace.orNull())
            .config(config(setup.clientConfig(), timeout.orNull()));
    WallarooClient client = caller.applyTo(builder).build();
    return new WallarooModelRegistry(setup.name(), client, client::close);
  }

  /** The vendor's own client means the time of one request, so that an attempt is limited. */
  private static ClientConfig config(ClientConfig shared, @Nullable Duration timeout) {
    return timeout == null ? shared : shared.toBuilder().attemptTimeout(timeout).build();
  }
}
