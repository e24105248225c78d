package io.github.modelregistry.pieces;

import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.net.URI;
import java.util.List;

/** Makes registries of Pieces OS from settings; found by {@link java.util.ServiceLoader}. */
public final class PiecesModelRegistryProvider implements ModelRegistryProvider {

  private static final SettingSpec URL =
      SettingSpec.url(
              "PIECES_URL",
              "The address of Pieces OS, usually http://127.0.0.1:39300, or auto to find it on this"
                  + " machine.")
          .required();
  private static final SettingSpec APPLICATION_ID =
      SettingSpec.text(
          "PIECES_APPLICATION_ID", "The id of an application that is registered with Pieces OS.");

  private static final List<SettingSpec> SETTINGS = List.of(URL, APPLICATION_ID);

  private static final String AUTO = "auto";

  /** Creates the provider; for {@link java.util.ServiceLoader}. */
  public PiecesModelRegistryProvider() {}

  @Override
  public String vendor() {
    return PiecesClient.VENDOR;
  }

  @Override
  public List<SettingSpec> settings() {
    return SETTINGS;
  }

  @Override
  public CapabilitySet<?> capabilities() {
    return PiecesModelRegistry.CAPABILITIES;
  }

  @Override
  public ModelRegistry create(ProviderContext context) {
    SettingsReader read = context.settings().reader();
    Setting<String> text = read.text(URL);
    boolean auto = AUTO.equalsIgnoreCase(text.orNull());
    Setting<URI> url = read.url(URL);
    Setting<String> applicationId = read.text(APPLICATION_ID);
    read.check();
    PiecesClient.Builder builder =
        context.applyTo(PiecesClient.builder()).applicationId(applicationId.orNull());
    PiecesClient client =
        (auto ? builder.discover() : builder.url(address(text.get(), url.get()))).build();
    return new PiecesModelRegistry(context.name(), client, client::close);
  }

  /** On the user's own machine the vendor knows no TLS: an address without a scheme means http. */
  private static URI address(String text, URI url) {
    return text.contains("://") || !ServerAddress.parse(url.toString(), "").isThisMachine()
        ? url
        : URI.create("http" + url.toString().substring("https".length()));
  }
}
