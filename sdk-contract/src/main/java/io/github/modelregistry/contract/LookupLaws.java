package io.github.modelregistry.contract;

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
abstract class LookupLaws extends ListLaws {

  @Test
  void whatIsListedCanBeGot() {
    holdModels(3);
    ModelRegistry registry = open();

    for (RegisteredModel listed : registry.models()) {
      RegisteredModel got = registry.get(ModelRef.parse(listed.ref().toString()));
      assertThat(got.ref()).isEqualTo(listed.ref());
      assertThat(got.name()).isEqualTo(listed.name());
    }
  }

  @Test
  void anUnknownModelIsNotFound() {
    holdModels(1);
    ModelRegistry registry = open();

    assertThatThrownBy(() -> registry.get(ref(unknownId()))).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aRefOfAnotherRegistryIsRefusedBeforeAnythingIsSent() {
    String held = holdModels(1).get(0);
    ModelRegistry registry = open();

    assertThatThrownBy(() -> registry.get(ModelRef.of("elsewhere", held)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("elsewhere")
        .hasMessageContaining(NAME);
    assertThat(requests()).isZero();
  }

  @Test
  void allModelsOfANameAreFound() {
    List<String> twins = holdTwins();

    assertThat(ids(open().findByName("twin"))).containsExactlyInAnyOrderElementsOf(twins);
  }

  @Test
  void onlyTheExactNameIsFound() {
    holdTwins();
    ModelRegistry registry = open();

    assertThat(registry.findByName("twi")).isEmpty();
    assertThat(registry.findByName("Twin")).isEmpty();
    assertThat(registry.findByName("tw*")).isEmpty();
  }
}
