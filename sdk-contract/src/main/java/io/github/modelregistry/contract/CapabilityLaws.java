package io.github.modelregistry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.UnsupportedCapabilityException;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.ModelDeletion;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelLogs;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.ModelUpdate;
import io.github.modelregistry.registry.capability.ReadinessWait;
import io.github.modelregistry.registry.capability.VersionDeletion;
import io.github.modelregistry.registry.capability.VersionListing;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The laws of having a capability, or of not having it. */
public interface CapabilityLaws extends DriverUnderTest {

  /** The laws of each capability; the test of a driver that has it implements them. */
  Map<Class<? extends Capability>, Class<? extends DriverUnderTest>> LAWS =
      Map.of(
          VersionListing.class, VersionListingLaws.class,
          ModelRegistration.class, ModelRegistrationLaws.class,
          ModelUpdate.class, ModelUpdateLaws.class,
          ModelDeletion.class, ModelDeletionLaws.class,
          VersionDeletion.class, VersionDeletionLaws.class,
          ReadinessWait.class, ReadinessWaitLaws.class,
          ModelLogs.class, ModelLogsLaws.class,
          ModelDownload.class, ModelDownloadLaws.class);

  @Test
  default void aDriverIsTestedForExactlyTheCapabilitiesThatItHas() {
    Set<Class<? extends Capability>> stated = provider().capabilities().types();

    assertThat(LAWS.keySet()).containsAll(stated);
    LAWS.forEach(
        (capability, laws) ->
            assertThat(laws.isInstance(this))
                .as("the test implements %s", laws.getSimpleName())
                .isEqualTo(stated.contains(capability)));
  }

  @Test
  default void aRegistryHasTheCapabilitiesOfItsProvider(ModelRegistry registry) {
    assertThat(registry.capabilities()).isEqualTo(provider().capabilities().types());
    for (Class<? extends Capability> type : registry.capabilities()) {
      assertThat(registry.capability(type)).isPresent();
      assertThat(registry.require(type)).isInstanceOf(type);
    }
  }

  @Test
  default void aMissingCapabilityIsAnExceptionThatNamesIt(ModelRegistry registry) {
    for (Class<? extends Capability> type : LAWS.keySet()) {
      if (!registry.capabilities().contains(type)) {
        assertThat(registry.capability(type)).isEmpty();
        assertThatThrownBy(() -> registry.require(type))
            .isInstanceOf(UnsupportedCapabilityException.class)
            .hasMessageContaining(NAME)
            .hasMessageContaining(type.getSimpleName());
      }
    }
    assertThat(registry.capability(NotInAnyDriver.class)).isEmpty();
    assertThatThrownBy(() -> registry.require(NotInAnyDriver.class))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageContaining(NAME)
        .hasMessageContaining("NotInAnyDriver");
  }

  /** A capability that no driver has. */
  interface NotInAnyDriver extends Capability {}
}
