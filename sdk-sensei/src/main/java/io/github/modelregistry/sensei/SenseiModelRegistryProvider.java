package io.github.modelregistry.sensei;

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
import java.util.regex.Pattern;

/** Makes Sensei registries from settings; found by {@link java.util.ServiceLoader}. */
public final class SenseiModelRegistryProvider implements ModelRegistryProvider {

  private static final String CLIENT_ID = "SENSEI_CLIENT_ID";
  private static final String ORGANIZATION = "SENSEI_ORG_ID";
  private static final String CLIENT_SECRET = "SENSEI_CLIENT_SECRET";
  private static final String ACCESS_TOKEN = "SENSEI_ACCESS_TOKEN";
  private static final String SANDBOX = "SENSEI_SANDBOX";
  private static final String SCOPES = "SENSEI_SCOPES";
  private static final String URL = "SENSEI_URL";
  private static final String IMS_URL = "SENSEI_IMS_URL";

  private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

  /** Creates the provider; for {@link java.util.ServiceLoader}. */
  public SenseiModelRegistryProvider() {}

  @Override
  public String vendor() {
    return SenseiClient.VENDOR;
  }

  @Override
  public List<String> settingNames() {
    return List.of(
        CLIENT_ID, ORGANIZATION, CLIENT_SECRET, ACCESS_TOKEN, SANDBOX, SCOPES, URL, IMS_URL);
  }

  @Override
  public String neededSettings() {
    return "SENSEI_CLIENT_ID, SENSEI_ORG_ID, and SENSEI_CLIENT_SECRET or SENSEI_ACCESS_TOKEN";
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return SenseiModelRegistry.CAPABILITIES;
  }

  @Override
  public ModelRegistry create(ProviderContext setup) {
    SettingsReader read = setup.settings().reader();
    Setting<String> clientId = read.text(CLIENT_ID).required();
    Setting<String> organization = read.text(ORGANIZATION).required();
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
        SenseiClient.builder()
            .clientId(clientId.get())
            .organization(organization.get())
            .sandbox(sandbox.or(SenseiClient.DEFAULT_SANDBOX))
            .url(url.or(SenseiClient.DEFAULT_URL))
            .config(setup.clientConfig());
    SenseiClient client =
        (token.isPresent()
                ? builder.token(token.get())
                : builder.login(login(secret.get(), scopes, imsUrl)))
            .build();
    return new SenseiModelRegistry(setup.name(), client, client::close);
  }

  private static ImsLogin login(Secret secret, Setting<String> scopes, Setting<URI> imsUrl) {
    ImsLogin login = ImsLogin.of(secret).withImsUrl(imsUrl.or(ImsLogin.DEFAULT_IMS_URL));
    return scopes.isPresent()
        ? login.withScopes(SEPARATOR.splitAsStream(scopes.get()).filter(s -> !s.isEmpty()).toList())
        : login;
  }
}
