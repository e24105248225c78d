package io.github.modelregistry.contract;

import static io.github.modelregistry.contract.DriverUnderTest.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.VersionDeletion;
import io.github.modelregistry.registry.capability.VersionListing;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The laws of {@link VersionDeletion}; the test class of a driver with this capability implements
 * them.
 */
public interface VersionDeletionLaws extends VersionListingLaws {

  @Test
  default void aDeletedVersionIsNoLongerListedAndTheOthersStay(ModelRegistry registry) {
    ModelRef model = ref(holdVersions(3));
    List<ModelVersionRef> before = refs(registry, model);

    registry.require(VersionDeletion.class).delete(before.get(1));

    assertThat(refs(registry, model)).containsExactly(before.get(0), before.get(2));
    assertThat(registry.get(model).latestVersionRef()).isEqualTo(before.get(0));
    assertThatThrownBy(() -> registry.require(VersionListing.class).version(before.get(1)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void afterTheNewestVersionIsDeletedTheOneBeforeIsTheLatest(ModelRegistry registry) {
    ModelRef model = ref(holdVersions(2));
    List<ModelVersionRef> before = refs(registry, model);

    registry.require(VersionDeletion.class).delete(before.get(0));

    assertThat(registry.require(VersionListing.class).version(model.latest()).ref())
        .isEqualTo(before.get(1));
  }

  @Test
  default void aDeletedVersionCannotBeDeletedAgain(ModelRegistry registry) {
    ModelRef model = ref(holdVersions(2));
    ModelVersionRef gone = refs(registry, model).get(0);
    VersionDeletion deletion = registry.require(VersionDeletion.class);
    deletion.delete(gone);

    assertThatThrownBy(() -> deletion.delete(gone)).isInstanceOf(NotFoundException.class);
    assertThat(refs(registry, model)).hasSize(1);
  }

  @Test
  default void anUnknownVersionIsNotDeleted(ModelRegistry registry) {
    ModelRef model = ref(holdVersions(2));

    assertThatThrownBy(
            () -> registry.require(VersionDeletion.class).delete(model.version(unknownVersion())))
        .isInstanceOf(NotFoundException.class);
    assertThat(refs(registry, model)).hasSize(2);
  }

  @Test
  default void theLatestVersionIsNotDeletedUnderThatNameAndNothingIsSent(ModelRegistry registry) {
    ModelRef model = ref(holdVersions(1));

    assertThatThrownBy(() -> registry.require(VersionDeletion.class).delete(model.latest()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("name a version, not 'latest'");
    assertThat(requests()).isZero();
  }

  @Test
  default void versionsOfAnotherRegistryAreNotDeletedAndNothingIsSent(ModelRegistry registry) {
    ModelVersionRef elsewhere = ModelRef.of("elsewhere", holdVersions(1)).version("1");

    assertThatThrownBy(() -> registry.require(VersionDeletion.class).delete(elsewhere))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(requests()).isZero();
  }

  private static List<ModelVersionRef> refs(ModelRegistry registry, ModelRef model) {
    return registry.require(VersionListing.class).versions(model).stream()
        .map(ModelVersion::ref)
        .toList();
  }
}
