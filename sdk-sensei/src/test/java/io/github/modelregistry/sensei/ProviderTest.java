package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From settings to a registry. */
class ProviderTest {

  @RegisterExtension static final FakeSensei SENSEI = new FakeSensei();

  private static final Map<String, String> NEEDED =
      Map.of(
          "SENSEI_CLIENT_ID", FakeSensei.CLIENT_ID,
          "SENSEI_ORG_ID", FakeSensei.ORGANIZATION,
          "SENSEI_CLIENT_SECRET", FakeSensei.CLIENT_SECRET);

  @Test
  void theProviderIsFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(ModelRegistryProvider.class))
        .anySatisfy(
            found -> {
              assertThat(found).isInstanceOf(SenseiModelRegistryProvider.class);
              assertThat(found.vendor()).isEqualTo("sensei");
            });
  }

  @Test
  void aProjectLogsInWithTheSettings() {
    checkHealth(
        Map.of(
            "SENSEI_SANDBOX", " dev ",
            "SENSEI_SCOPES", ", openid, session  more"));

    assertThat(SENSEI.logins())
        .singleElement()
        .extracting(LoggedRequest::getBodyAsString)
        .isEqualTo(
            "grant_type=client_credentials&scope=openid%2Csession%2Cmore"
                + "&client_id=a-client-of-the-tests&client_secret=a-s3cret-of-the-tests");
    LoggedRequest call = SENSEI.calls().get(0);
    assertThat(call.getUrl()).isEqualTo("/data/sensei/models?limit=1");
    assertThat(call.getHeader("Authorization")).isEqualTo("Bearer one");
    assertThat(call.getHeader("x-api-key")).isEqualTo(FakeSensei.CLIENT_ID);
    assertThat(call.getHeader("x-gw-ims-org-id")).isEqualTo(FakeSensei.ORGANIZATION);
    assertThat(call.getHeader("x-sandbox-name")).isEqualTo("dev");
  }

  @Test
  void aReadyMadeTokenComesBeforeTheSecret() {
    checkHealth(Map.of("SENSEI_ACCESS_TOKEN", " token-17\n"));

    assertThat(SENSEI.onlyRequest().getHeader("Authorization")).isEqualTo("Bearer token-17");
    assertThat(SENSEI.onlyRequest().getHeader("x-sandbox-name")).isEqualTo("prod");
  }

  @Test
  void withoutAddressesItIsProduction() {
    try (ModelRegistry registry = create(NEEDED)) {
      SenseiClient client = registry.unwrap(SenseiClient.class).orElseThrow();
      assertThat(client.baseUrl()).hasToString("https://platform.adobe.io/data/sensei");
      assertThat(client.sandbox()).isEqualTo("prod");
      assertThat(client.toString() + registry).doesNotContain(FakeSensei.CLIENT_SECRET);
    }
  }

  @Test
  void anAddressIsTakenWhole() {
    Map<String, String> settings =
        with(
            Map.of(
                "SENSEI_URL", "platform-stage.adobe.io/data/sensei/",
                "SENSEI_IMS_URL", "ims-na1-stg1.adobelogin.com"));

    try (ModelRegistry registry = create(settings)) {
      assertThat(registry.unwrap(SenseiClient.class).orElseThrow().baseUrl())
          .hasToString("https://platform-stage.adobe.io/data/sensei");
    }
  }

  @Test
  void theSecretOfAnotherEnvironmentIsNotSentToTheLoginOfProduction() {
    assertThat(problems(with(Map.of("SENSEI_URL", "platform-stage.adobe.io/data/sensei"))))
        .singleElement()
        .asString()
        .contains("SENSEI_URL", "SENSEI_IMS_URL", "login of production");
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    assertThat(problems(Map.of("SENSEI_SANDBOX", "dev")))
        .containsExactly(
            "SENSEI_CLIENT_ID is not set",
            "SENSEI_ORG_ID is not set",
            "set SENSEI_CLIENT_SECRET or SENSEI_ACCESS_TOKEN");
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnceAndNoSecretShown() {
    Map<String, String> wrong =
        with(
            Map.of(
                "SENSEI_CLIENT_SECRET", "s3cret\u0007x",
                "SENSEI_URL", "ftp://x",
                "SENSEI_IMS_URL", "https://ann:pw-17@x"));

    assertThat(String.join("; ", problems(wrong)))
        .contains("SENSEI_CLIENT_SECRET", "SENSEI_URL", "SENSEI_IMS_URL")
        .doesNotContain("s3cret")
        .doesNotContain("pw-17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SENSEI_CLIENT_ID", "SENSEI_ORG_ID", "SENSEI_SANDBOX"})
  void whatCannotStandInAHeaderIsRefused(String setting) {
    assertThatThrownBy(() -> create(with(Map.of(setting, "zwei wörter"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("ASCII");
  }

  @Test
  void anySettingSwitchesItOn() {
    SenseiModelRegistryProvider provider = new SenseiModelRegistryProvider();

    assertThat(provider.settings().stream().map(SettingSpec::name))
        .hasSize(8)
        .allSatisfy(
            name -> assertThat(provider.isConfigured(Settings.of(Map.of(name, "x")))).isTrue());
  }

  @Test
  void aRegistryMadeFromSettingsClosesItsClient() {
    ModelRegistry registry = create(NEEDED);

    registry.close();

    assertThatThrownBy(registry::checkHealth).isInstanceOf(IllegalStateException.class);
  }

  private static void checkHealth(Map<String, String> settings) {
    SENSEI.issue(200, "{\"access_token\":\"one\",\"expires_in\":86399}");
    SENSEI.answer("/models", 200, "modelListing.v1.json", "{\"children\":[]}");
    Map<String, String> all = with(settings);
    all.put("SENSEI_URL", SENSEI.url());
    all.put("SENSEI_IMS_URL", SENSEI.url().replace(FakeSensei.BASE, "/"));
    try (ModelRegistry registry = create(all)) {
      assertThat(registry.checkHealth().endpoint()).hasToString(SENSEI.url() + "/models");
    }
  }

  private static Map<String, String> with(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(NEEDED);
    all.putAll(settings);
    return all;
  }

  private static List<String> problems(Map<String, String> settings) {
    ConfigurationException refused =
        catchThrowableOfType(ConfigurationException.class, () -> create(settings));
    assertThat(refused).isNotNull();
    return refused.problems();
  }

  private static ModelRegistry create(Map<String, String> settings) {
    return new SenseiModelRegistryProvider()
        .create(ProviderContext.of("mine", Settings.of(settings), FakeSensei.config()));
  }
}
