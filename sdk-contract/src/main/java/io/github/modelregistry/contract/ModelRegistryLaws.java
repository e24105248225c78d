package io.github.modelregistry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.UnsupportedCapabilityException;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every driver promises. A driver's test extends this class, plays the vendor's server, and
 * inherits the tests. That of a driver with versions extends {@link VersionedModelRegistryLaws}.
 *
 * <p>The server must start each test with no requests counted. Its answers come from the vendor's
 * facts; the laws know nothing of the wire.
 */
public abstract class ModelRegistryLaws extends FailureLaws {

  /** For subclasses. */
  protected ModelRegistryLaws() {}

  @Test
  void aProbeTellsWhereAndHowFast() {
    holdModels(1);

    HealthCheck health = open().checkHealth();

    assertThat(health.endpoint().isAbsolute()).isTrue();
    assertThat(health.endpoint().getQuery()).isNull();
    assertThat(health.latency()).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(requests()).isPositive();
  }

  @Test
  void theProviderIsSwitchedOnByItsSettingsOnly() {
    assertThat(provider().isConfigured(settings())).isTrue();
    assertThat(provider().isConfigured(Settings.of(Map.of("PATH", "/bin")))).isFalse();
  }

  @Test
  void missingSettingsAreNamed() {
    ModelRegistryProvider provider = provider();
    ProviderContext nothing = ProviderContext.of(NAME, Settings.of(Map.of()), clientConfig());

    assertThatThrownBy(() -> provider.create(nothing))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            failure ->
                assertThat(provider.settingNames())
                    .anySatisfy(name -> assertThat(failure).hasMessageContaining(name)));
    assertThat(provider.settingNames())
        .anySatisfy(name -> assertThat(provider.neededSettings()).contains(name));
  }

  @Test
  void theRegistryHasExactlyTheCapabilitiesThatItsProviderTells() {
    ModelRegistry registry = open();

    assertThat(registry.capabilities()).isEqualTo(provider().capabilities());
    for (Class<? extends Capability> type : registry.capabilities()) {
      assertThat(registry.capability(type)).isPresent();
      assertThat(registry.require(type)).isInstanceOf(type);
    }
  }

  @Test
  void aDriverWithVersionsIsHeldToTheirLawsToo() {
    assertThat(this instanceof VersionedModelRegistryLaws)
        .as("the test of a driver with versions extends VersionedModelRegistryLaws, no other does")
        .isEqualTo(provider().capabilities().contains(VersionListing.class));
  }

  /** A capability that nobody has. */
  private interface TimeTravel extends Capability {}

  @Test
  void aCapabilityThatIsNotThereIsRefusedByName() {
    ModelRegistry registry = open();

    assertThat(registry.capability(TimeTravel.class)).isEmpty();
    assertThatThrownBy(() -> registry.require(TimeTravel.class))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageContaining(NAME)
        .hasMessageContaining("TimeTravel");
  }

  @Test
  void underAnotherNameItsRefsBeginWithThat() {
    String held = holdModels(1).get(0);
    ModelRegistry renamed = open().withName("other-name");

    RegisteredModel model = renamed.models().iterator().next();

    assertThat(renamed.name()).isEqualTo("other-name");
    assertThat(model.ref())
        .hasToString("other-name:" + ref(held).toString().substring(NAME.length() + 1));
    assertThat(renamed.get(model.ref()).ref()).isEqualTo(model.ref());
  }

  @Test
  void noStatusIsMissingAndDeletedModelsAreNotListed() {
    holdModels(2);

    assertThat(open().models())
        .allSatisfy(
            model -> assertThat(model.status()).isNotNull().isNotEqualTo(ModelStatus.DELETED));
  }

  @Test
  void whatIsNotPartOfTheDriverIsNotUnwrapped() {
    assertThat(open().unwrap(Runtime.class)).isEmpty();
  }

  @Test
  void closedTwiceIsClosedAndThenNothingIsSent() {
    holdModels(1);
    ModelRegistry registry = open();
    registry.checkHealth();
    registry.close();
    registry.close();
    int before = requests();

    assertThatThrownBy(registry::checkHealth).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ids(registry.models())).isInstanceOf(IllegalStateException.class);
    assertThat(requests()).isEqualTo(before);
  }

  @Test
  void theSecretIsInNoDescription() {
    ModelRegistry registry = open();

    assertThat(String.valueOf(registry)).doesNotContain(secret());
    assertThat(settings().toString()).doesNotContain(secret());
  }
}
