package io.github.modelregistry.wallaroo;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes Wallaroo registries from settings; found by {@link java.util.ServiceLoader}. */
public final class WallarooModelRegistryProvider implements ModelRegistryProvider {

  private static final SettingSpec URL =
      SettingSpec.url("WALLAROO_URL", "The address of the Wallaroo server.").required();
  private static final SettingSpec TIMEOUT =
      SettingSpec.text(
          "WALLAROO_REQUEST_TIMEOUT", "How long one attempt may take, such as 45 (seconds) or 2m.");
  private static final SettingSpec WORKSPACE =
      SettingSpec.text("WALLAROO_WORKSPACE", "The id or name of one workspace; all if absent.");

  private static final List<SettingSpec> SETTINGS =
      List.of(
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

  /** Creates the provider; for {@link java.util.ServiceLoader}. */
  public WallarooModelRegistryProvider() {}

  @Override
  public String vendor() {
    return WallarooClient.VENDOR;
  }

  @Override
  public List<SettingSpec> settings() {
    return SETTINGS;
  }

  @Override
  public CapabilitySet<?> capabilities() {
    return WallarooModelRegistry.CAPABILITIES;
  }

  @Override
  public ModelRegistry create(ProviderContext context) {
    SettingsReader read = context.settings().reader();
    Setting<URI> url = read.url(URL);
    Setting<Duration> timeout = read.duration(TIMEOUT);
    Setting<String> workspace = read.text(WORKSPACE);
    WallarooCaller caller = WallarooCaller.read(read);
    read.check();
    WallarooClient.Builder builder =
        context
            .applyTo(WallarooClient.builder())
            .url(url.get())
            .workspace(workspace.orNull())
            .config(config(context.clientConfig(), timeout.orNull()));
    WallarooClient client = caller.applyTo(builder).build();
    return new WallarooModelRegistry(context.name(), client, client::close);
  }

  /** In the vendor's own client this is the timeout of one request, so it limits an attempt. */
  private static ClientConfig config(ClientConfig shared, @Nullable Duration timeout) {
    return timeout == null ? shared : shared.toBuilder().attemptTimeout(timeout).build();
  }
}
