package io.github.modelregistry.contract;

import static io.github.modelregistry.contract.DriverUnderTest.ids;
import static io.github.modelregistry.contract.DriverUnderTest.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.ModelDeletion;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The laws of {@link ModelDeletion}; the test class of a driver with this capability implements
 * them.
 */
public interface ModelDeletionLaws extends DriverUnderTest {

  /**
   * Makes the server hold exactly so many models that a user may delete; by default, those of
   * {@link #holdModels}.
   *
   * @return the models' ids
   */
  default List<String> holdDeletable(int count) {
    return holdModels(count);
  }

  @Test
  default void whatIsDeletedIsNeitherListedNorFoundAndTheOthersStay(ModelRegistry registry) {
    List<String> held = holdDeletable(3);
    ModelRef gone = ref(held.get(1));
    String name = registry.get(gone).name();

    registry.require(ModelDeletion.class).delete(gone);

    assertThat(ids(registry.models()))
        .containsExactlyInAnyOrder(held.get(0), held.get(2))
        .doesNotContain(gone.id());
    assertThat(registry.findByName(String.valueOf(name))).isEmpty();
    assertThatThrownBy(() -> registry.get(gone)).isInstanceOf(NotFoundException.class);
  }

  @Test
  default void whatIsDeletedCannotBeDeletedAgain(ModelRegistry registry) {
    ModelRef gone = ref(holdDeletable(2).get(0));
    ModelDeletion deletion = registry.require(ModelDeletion.class);
    deletion.delete(gone);

    assertThatThrownBy(() -> deletion.delete(gone)).isInstanceOf(NotFoundException.class);
    assertThat(ids(registry.models())).hasSize(1);
  }

  @Test
  default void anUnknownModelIsNotDeleted(ModelRegistry registry) {
    holdDeletable(2);

    assertThatThrownBy(() -> registry.require(ModelDeletion.class).delete(ref(unknownId())))
        .isInstanceOf(NotFoundException.class);
    assertThat(ids(registry.models())).hasSize(2);
  }

  @Test
  default void modelsOfAnotherRegistryAreNotDeletedAndNothingIsSent(ModelRegistry registry) {
    ModelRef elsewhere = ModelRef.of("elsewhere", holdDeletable(1).get(0));

    assertThatThrownBy(() -> registry.require(ModelDeletion.class).delete(elsewhere))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(requests()).isZero();
  }
}
