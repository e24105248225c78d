package io.github.modelregistry.contract;

import static io.github.modelregistry.contract.DriverUnderTest.ids;
import static io.github.modelregistry.contract.DriverUnderTest.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws of finding one model. */
public interface LookupLaws extends DriverUnderTest {

  @Test
  default void whatIsListedCanBeGot(ModelRegistry registry) {
    holdModels(3);

    for (RegisteredModel listed : registry.models()) {
      RegisteredModel got = registry.get(ModelRef.parse(listed.ref().toString()));
      assertThat(got.ref()).isEqualTo(listed.ref());
      assertThat(got.name()).isEqualTo(listed.name());
    }
  }

  @Test
  default void anUnknownModelIsNotFound(ModelRegistry registry) {
    holdModels(1);

    assertThatThrownBy(() -> registry.get(ref(unknownId()))).isInstanceOf(NotFoundException.class);
  }

  @Test
  default void aRefOfAnotherRegistryIsRefusedBeforeAnythingIsSent(ModelRegistry registry) {
    String held = holdModels(1).get(0);

    assertThatThrownBy(() -> registry.get(ModelRef.of("elsewhere", held)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("elsewhere")
        .hasMessageContaining(NAME);
    assertThat(requests()).isZero();
  }

  @Test
  default void allModelsOfANameAreFound(ModelRegistry registry) {
    List<String> twins = holdTwins();

    assertThat(ids(registry.findByName("twin"))).containsExactlyInAnyOrderElementsOf(twins);
  }

  @Test
  default void onlyTheExactNameIsFound(ModelRegistry registry) {
    holdTwins();

    assertThat(registry.findByName("twi")).isEmpty();
    assertThat(registry.findByName("Twin")).isEmpty();
    assertThat(registry.findByName("tw*")).isEmpty();
  }
}
