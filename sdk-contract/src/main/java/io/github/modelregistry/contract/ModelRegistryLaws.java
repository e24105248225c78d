package io.github.modelregistry.contract;

import static io.github.modelregistry.contract.DriverUnderTest.ids;
import static io.github.modelregistry.contract.DriverUnderTest.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The laws that every driver keeps. A driver's test implements this interface, and those of the
 * capabilities that the driver has, such as {@link VersionListingLaws}; the tests come with them.
 */
public interface ModelRegistryLaws
    extends ListLaws, LookupLaws, FailureLaws, ProviderLaws, CapabilityLaws {

  @Test
  default void aHealthCheckTellsWhereAndHowFast(ModelRegistry registry) {
    holdModels(1);

    HealthCheck health = registry.checkHealth();

    assertThat(health.endpoint().isAbsolute()).isTrue();
    assertThat(health.endpoint().getQuery()).isNull();
    assertThat(health.latency()).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(requests()).isPositive();
  }

  @Test
  default void underAnotherNameItsRefsBeginWithThat(ModelRegistry registry) {
    String held = holdModels(1).get(0);
    ModelRegistry renamed = registry.withName("other-name");

    RegisteredModel model = renamed.models().iterator().next();

    assertThat(renamed.name()).isEqualTo("other-name");
    assertThat(model.ref())
        .hasToString("other-name:" + ref(held).toString().substring(NAME.length() + 1));
    assertThat(renamed.get(model.ref()).ref()).isEqualTo(model.ref());
  }

  @Test
  default void noStatusIsMissingAndDeletedModelsAreNotListed(ModelRegistry registry) {
    holdModels(2);

    assertThat(registry.models())
        .allSatisfy(
            model -> assertThat(model.status()).isNotNull().isNotEqualTo(ModelStatus.DELETED));
  }

  @Test
  default void whatIsNotPartOfTheDriverIsNotUnwrapped(ModelRegistry registry) {
    assertThat(registry.unwrap(Runtime.class)).isEmpty();
  }

  @Test
  default void closedTwiceIsClosedAndThenNothingIsSent(ModelRegistry registry) {
    holdModels(1);
    registry.checkHealth();
    registry.close();
    registry.close();
    int before = requests();

    assertThatThrownBy(registry::checkHealth).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ids(registry.models())).isInstanceOf(IllegalStateException.class);
    assertThat(requests()).isEqualTo(before);
  }
}
