package io.github.modelregistry.sensei;

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
import java.util.regex.Pattern;

/** Makes Sensei registries from settings; found by {@link java.util.ServiceLoader}. */
public final class SenseiModelRegistryProvider implements ModelRegistryProvider {

  private static final SettingSpec CLIENT_ID =
      SettingSpec.text("SENSEI_CLIENT_ID", "The client id of the project, sent as API key.")
          .required();
  private static final SettingSpec ORGANIZATION =
      SettingSpec.text("SENSEI_ORG_ID", "The id of the organization, such as 12AB@AdobeOrg.")
          .required();
  private static final SettingSpec CLIENT_SECRET =
      SettingSpec.secret(
              "SENSEI_CLIENT_SECRET",
              "The client secret of the project, for OAuth server-to-server.")
          .alternative("secret");
  private static final SettingSpec ACCESS_TOKEN =
      SettingSpec.secret(
              "SENSEI_ACCESS_TOKEN", "An existing access token, used instead of the secret.")
          .alternative("token");
  private static final SettingSpec SANDBOX =
      SettingSpec.text("SENSEI_SANDBOX", "The name of the sandbox; prod if absent.");
  private static final SettingSpec SCOPES =
      SettingSpec.text("SENSEI_SCOPES", "The scopes of the token, separated by commas or spaces.");
  private static final SettingSpec URL =
      SettingSpec.url("SENSEI_URL", "The base URL, including /data/sensei; production if absent.");
  private static final SettingSpec IMS_URL =
      SettingSpec.url(
          "SENSEI_IMS_URL",
          "The address of the login service; production if absent, for SENSEI_URL of production"
              + " only.");

  private static final List<SettingSpec> SETTINGS =
      List.of(CLIENT_ID, ORGANIZATION, CLIENT_SECRET, ACCESS_TOKEN, SANDBOX, SCOPES, URL, IMS_URL);

  private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

  /** Creates the provider; for {@link java.util.ServiceLoader}. */
  public SenseiModelRegistryProvider() {}

  @Override
  public String vendor() {
    return SenseiClient.VENDOR;
  }

  @Override
  public List<SettingSpec> settings() {
    return SETTINGS;
  }

  @Override
  public CapabilitySet<?> capabilities() {
    return SenseiModelRegistry.CAPABILITIES;
  }

  @Override
  public ModelRegistry create(ProviderContext context) {
    SettingsReader read = context.settings().reader();
    Setting<String> clientId = read.text(CLIENT_ID);
    Setting<String> organization = read.text(ORGANIZATION);
    Setting<Secret> token = read.secret(ACCESS_TOKEN);
    Setting<Secret> secret = read.secret(CLIENT_SECRET);
    Setting<String> sandbox = read.text(SANDBOX);
    Setting<String> scopes = read.text(SCOPES);
    Setting<URI> url = read.url(URL);
    Setting<URI> imsUrl = read.url(IMS_URL);
    if (!token.isGiven() && !secret.isGiven()) {
      read.problem("set " + CLIENT_SECRET + " or " + ACCESS_TOKEN);
    }
    read.check();
    SenseiClient.Builder builder =
        context
            .applyTo(SenseiClient.builder())
            .clientId(clientId.get())
            .organization(organization.get())
            .sandbox(sandbox.or(SenseiClient.DEFAULT_SANDBOX))
            .url(url.or(SenseiClient.DEFAULT_URL));
    SenseiClient client =
        (token.isPresent()
                ? builder.token(token.get())
                : builder.login(login(secret.get(), scopes, imsUrl)))
            .build();
    return new SenseiModelRegistry(context.name(), client, client::close);
  }

  private static ImsLogin login(Secret secret, Setting<String> scopes, Setting<URI> imsUrl) {
    ImsLogin usual = ImsLogin.of(secret);
    ImsLogin login = imsUrl.isPresent() ? usual.withImsUrl(imsUrl.get()) : usual;
    return scopes.isPresent()
        ? login.withScopes(SEPARATOR.splitAsStream(scopes.get()).filter(s -> !s.isEmpty()).toList())
        : login;
  }
}
