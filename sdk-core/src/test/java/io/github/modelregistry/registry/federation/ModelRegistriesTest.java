package io.github.modelregistry.registry.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.ProxySettings;
import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.UnsupportedCapabilityException;
import io.github.modelregistry.registry.CapabilityMatrix;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.Models;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.RegistryFailure;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.driver.InstalledDrivers;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistriesTest {

  private final ScriptedProvider alpha = new ScriptedProvider("alpha");
  private final ScriptedProvider beta = new ScriptedProvider("beta");
  private final Map<String, String> environment = new HashMap<>();

  private ModelRegistries open() {
    return builder().build();
  }

  private ModelRegistries.Builder builder() {
    return ModelRegistries.builder()
        .settings(Settings.of(environment, "the environment"))
        .drivers(InstalledDrivers.of(List.of(beta, alpha)));
  }

  private void configure(String vendor) {
    environment.put(vendor + "_URL", vendor.toLowerCase(java.util.Locale.ROOT) + ".test");
    environment.put(vendor + "_TOKEN", "hunter2");
  }

  private List<String> problems() {
    return catchThrowableOfType(ConfigurationException.class, this::open).problems();
  }

  @Test
  void everyVendorWithSettingsIsOpenedInAlphabeticalOrder() {
    configure("BETA");
    configure("ALPHA");

    try (ModelRegistries all = open()) {
      assertThat(all.names()).containsExactly("alpha", "beta");
      assertThat(Models.ids(all.models())).containsExactly("alpha.test-7", "beta.test-7");
      assertThat(all.failures()).isEmpty();
    }
    assertThat(alpha.made.get(0).closes).hasValue(1);
  }

  @Test
  void vendorsWithoutSettingsAreLeftAlone() {
    configure("BETA");

    assertThat(open().names()).containsExactly("beta");
    assertThat(alpha.setups).isEmpty();
  }

  @Test
  void aHalfConfiguredVendorBesideAGoodOneIsAFailureEntry() {
    configure("BETA");
    environment.put("ALPHA_URL", "alpha.test");

    ModelRegistries all = open();

    assertThat(all.names()).containsExactly("beta");
    assertThat(all.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.registry()).isEqualTo("alpha");
              assertThat(failure.vendor()).isEqualTo("alpha");
              assertThat(failure.error()).hasMessageContaining("ALPHA_TOKEN is not set");
            });
    assertThatThrownBy(() -> Models.ids(all.models()))
        .isInstanceOfSatisfying(
            PartialResultException.class,
            partial -> assertThat(partial.failures().get(0).registry()).isEqualTo("alpha"));
    assertThatThrownBy(() -> all.registry("alpha")).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void whenOnlyBrokenOnesAreThereAllProblemsAreInOneMessage() {
    environment.put("ALPHA_URL", "ftp://alpha.test");
    environment.put("BETA_TOKEN", "hun\nter2");

    assertThat(problems())
        .containsExactly(
            "alpha: ALPHA_URL (from the environment) must start with https:// or http://",
            "alpha: ALPHA_TOKEN is not set",
            "beta: BETA_URL is not set",
            "beta: BETA_TOKEN (from the environment) contains the control character U+000A at"
                + " position 4: it must be a single line");
  }

  @Test
  void whenNothingIsConfiguredTheMessageSaysWhatToSet() {
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("alpha: ALPHA_URL and ALPHA_TOKEN", "BETA_URL", "MODEL_REGISTRY_CONFIG");
  }

  @Test
  void onlyNamesAreUsedInTheirOrder() {
    configure("ALPHA");
    configure("BETA");
    environment.put("MODEL_REGISTRY_ONLY", " ,beta, , alpha, ");
    assertThat(open().names()).containsExactly("beta", "alpha");

    environment.put("MODEL_REGISTRY_ONLY", "alpha");
    assertThat(open().names()).containsExactly("alpha");
  }

  @Test
  void anUnknownNameAmongThoseToUseIsRefusedNamingTheOthers() {
    configure("ALPHA");
    environment.put("MODEL_REGISTRY_ONLY", "alpha,gamma");

    assertThat(problems()).singleElement().asString().contains("'gamma'", "alpha, beta");
  }

  @Test
  void aVendorToUseWithoutSettingsSaysWhatItNeeds() {
    environment.put("MODEL_REGISTRY_ONLY", "alpha");

    assertThat(problems())
        .containsExactly("alpha is not configured: it needs ALPHA_URL and ALPHA_TOKEN");
  }

  @Test
  void aFileNamesAnyNumberOfRegistries(@TempDir Path folder) throws Exception {
    configure("ALPHA");
    environment.put("EU", "secret-eu");
    file(
        folder,
        """
        {"registries": [
          {"name": "beta-us", "vendor": "beta", "settings": {"BETA_URL": "us.test", "BETA_TOKEN": "t"}},
          {"name": "beta-eu", "vendor": "beta", "settings": {"BETA_URL": "eu.test", "BETA_TOKEN": "${EU}"}}]}
        """);

    ModelRegistries all = open();

    assertThat(all.names()).containsExactly("alpha", "beta-us", "beta-eu");
    assertThat(all.get("beta-eu:eu.test-9").ref()).hasToString("beta-eu:eu.test-9");
    assertThat(all.explain().get("alpha"))
        .containsExactly("ALPHA_URL from the environment", "ALPHA_TOKEN from the environment");
    assertThat(all.explain().get("beta-eu").get(1)).startsWith("BETA_TOKEN from EU (named in");
    assertThat(all.explain().toString()).doesNotContain("secret-eu");
  }

  @Test
  void whatIsWrongWithOneRegistryOfTheFileDoesNotStopTheOthers(@TempDir Path folder)
      throws Exception {
    file(
        folder,
        """
        {"registries": [
          {"name": "good", "vendor": "beta", "settings": {"BETA_URL": "us.test", "BETA_TOKEN": "t"}},
          {"name": "no-variable", "vendor": "beta", "settings": {"BETA_URL": "us.test", "BETA_TOKEN": "${GONE}"}},
          {"name": "no-vendor", "vendor": "gamma", "settings": {}},
          {"name": "typo", "vendor": "beta", "settings": {"BETA_ULR": "us.test"}}]}
        """);

    ModelRegistries all = open();

    assertThat(all.names()).containsExactly("good");
    assertThat(all.failures())
        .extracting(RegistryFailure::registry)
        .containsExactly("no-variable", "no-vendor", "typo");
    assertThat(all.failures().get(0).error()).hasMessageContaining("variable GONE");
    assertThat(all.failures().get(1).error())
        .hasMessageContaining("a vendor 'gamma'")
        .hasMessageContaining("alpha, beta");
    assertThat(all.failures().get(2).error())
        .hasMessageContaining(
            "BETA_ULR is not a setting of beta; its settings are BETA_URL, BETA_TOKEN");
  }

  @Test
  void namesThatClashOrMustNotBeAreRefused(@TempDir Path folder) throws Exception {
    configure("BETA");
    file(
        folder,
        """
        {"registries": [
          {"name": "beta", "settings": {"BETA_URL": "us.test", "BETA_TOKEN": "t"}},
          {"name": "Beta EU", "vendor": "beta", "settings": {}}]}
        """);

    assertThat(problems()).hasSize(2);
    assertThat(problems().get(0)).contains("'beta' is used for a registry of the environment and");
    assertThat(problems().get(1)).contains("'Beta EU'", "a registry name is a lower-case letter");
    assertThat(beta.made).isEmpty();
  }

  @Test
  void faultsOfTheListHideNoFaultsOfTheRegistries(@TempDir Path folder) throws Exception {
    file(
        folder,
        """
        {"registries": [
          {"name": "eu", "vender": "alpha", "vendor": "alpha", "settings": {
            "ALPHA_URL": "eu.test", "ALPHA_TOKEN": "${MISSING}", "ALPHA_KEY": "x"}},
          {"name": "us", "vendor": "gamma", "settings": {}}]}
        """);

    assertThat(problems())
        .satisfiesExactly(
            first -> assertThat(first).contains("unknown field 'vender'"),
            second -> assertThat(second).contains("registry 'eu': ALPHA_TOKEN needs", "MISSING"),
            third -> assertThat(third).contains("registry 'eu': ALPHA_KEY is not a setting"),
            fourth -> assertThat(fourth).contains("registry 'us': no driver", "'gamma'"));
  }

  @Test
  void aRegistryOfTheFileHasTheEnvironmentsTransportSettingsAndItsOwn(@TempDir Path folder)
      throws Exception {
    environment.put("HTTPS_PROXY", "http://everyones:1");
    environment.put("MODEL_REGISTRY_TIMEOUT", "7s");
    file(
        folder,
        """
        {"registries": [
          {"name": "eu", "vendor": "beta", "settings": {"BETA_URL": "eu.test", "BETA_TOKEN": "t"}},
          {"name": "us", "vendor": "beta", "settings": {
            "BETA_URL": "us.test", "BETA_TOKEN": "t", "HTTPS_PROXY": "http://own:2"}}]}
        """);
    open();

    ServerAddress server = ServerAddress.parse("us.test", "");
    assertThat(beta.setups)
        .extracting(ProviderContext::clientConfig)
        .allSatisfy(config -> assertThat(config.callTimeout()).hasSeconds(7))
        .extracting(config -> ProxySettings.name(config.proxy().proxyFor(server)))
        .containsExactly("everyones:1", "own:2");
  }

  @Test
  void aVendorThatIsNamedButNotConfiguredIsSaidToBeThat() {
    configure("ALPHA");
    ModelRegistries all = open();

    assertThatThrownBy(() -> all.registry("beta"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("beta is not configured: it needs BETA_URL and BETA_TOKEN");
    assertThatThrownBy(() -> all.select(List.of("beta")))
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> all.registry("gamma")).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void theClientConfigurationReachesEveryProvider() {
    configure("ALPHA");
    ClientConfig config = ClientConfig.builder().userAgentSuffix("test/1").build();

    builder().clientConfig(config).build();

    assertThat(alpha.setups.get(0).clientConfig().userAgentSuffix()).isEqualTo("test/1");
    assertThat(alpha.setups.get(0).toString()).doesNotContain("hunter2");
  }

  @Test
  void anAddedRegistryTakesTheGivenName() {
    ScriptedRegistry mine =
        ScriptedRegistry.holding("scripted", Models.model("scripted", "1", "m"));
    ModelRegistries all = ModelRegistries.builder().add("eu", mine).add(mine).build();

    assertThat(all.models())
        .extracting(RegisteredModel::ref)
        .map(ModelRef::toString)
        .containsExactly("eu:1", "scripted:1");
    assertThat(all.get("eu:1").name()).isEqualTo("m");
    assertThatThrownBy(() -> all.get("eu:2")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void twoRegistriesOfOneNameAreRefusedAndWhatWasOpenedIsClosed() {
    configure("ALPHA");
    ScriptedRegistry mine = ScriptedRegistry.holding("alpha");

    assertThatThrownBy(() -> builder().add(mine).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'alpha'");
    assertThat(alpha.made.get(0).closes).hasValue(1);
    assertThat(mine.closes).hasValue(0);
  }

  @Test
  void anUnknownRegistryIsRefusedNamingThoseThereAre() {
    configure("ALPHA");
    configure("BETA");

    assertThatThrownBy(() -> open().get("gamma:1"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("'gamma'")
        .hasMessageContaining("alpha, beta");
  }

  @Test
  void aNameIsLookedUpEverywhere() {
    ModelRegistries all =
        ModelRegistries.builder()
            .add(
                ScriptedRegistry.holding(
                    "a", Models.model("a", "1", "x"), Models.model("a", "2", "y")))
            .add(ScriptedRegistry.holding("b", Models.model("b", "3", "x")))
            .build();

    assertThat(Models.ids(all.findByName("x"))).containsExactly("1", "3");
  }

  @Test
  void aViewOfSomeLeavesAllOpenWhenItIsClosed() {
    ScriptedRegistry a = ScriptedRegistry.holding("a", Models.model("a", "1", "x"));
    ModelRegistries all =
        ModelRegistries.builder().add(a).add(ScriptedRegistry.holding("b")).build();

    try (ModelRegistries some = all.select(List.of("a"))) {
      assertThat(some.names()).containsExactly("a");
    }

    assertThat(a.closes).hasValue(0);
    assertThat(all.names()).containsExactly("a", "b");
    assertThatThrownBy(() -> all.select(List.of("c"))).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void afterCloseNothingIsAnswered() {
    configure("ALPHA");
    ModelRegistries all = open();
    all.close();
    all.close();

    assertThatThrownBy(all::models).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> all.registry("alpha")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theMatrixNamesWhoCanDoWhat() {
    CapabilityMatrix matrix = InstalledDrivers.of(List.of(beta, alpha)).capabilities();

    assertThat(matrix.supportedBy(VersionListing.class)).containsExactly("alpha", "beta");
    assertThat(matrix.capabilities()).containsExactly("VersionListing");
    assertThat(matrix.has("alpha", VersionListing.class)).isTrue();
    assertThat(matrix.has("gamma", VersionListing.class)).isFalse();
  }

  @Test
  void theMatrixSaysWhoHasNothingBeyondModels() {
    try (ModelRegistries bare =
        ModelRegistries.builder().add(ScriptedRegistry.holding("bare")).build()) {
      assertThat(bare.capabilities().names()).containsExactly("bare");
      assertThat(bare.capabilities().capabilities()).isEmpty();
    }
  }

  @Test
  void aMissingCapabilityIsNamed() {
    assertThatThrownBy(() -> ScriptedRegistry.holding("a").require(VersionListing.class))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageContaining("'a'")
        .hasMessageContaining("VersionListing");
  }

  private void file(Path folder, String content) throws Exception {
    Path file = folder.resolve("registries.json");
    Files.writeString(file, content);
    environment.put("MODEL_REGISTRY_CONFIG", file.toString());
  }
}
