package io.github.modelregistry.contract;

import static io.github.modelregistry.contract.DriverUnderTest.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.ModelUpdate;
import io.github.modelregistry.registry.capability.ModelUpdateRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The laws of {@link ModelUpdate}; the test class of a driver with this capability implements them.
 */
public interface ModelUpdateLaws extends DriverUnderTest {

  /**
   * Makes the server hold exactly one model that a user may change, with a field that no
   * specification has.
   *
   * @return the model's id
   */
  String holdChangeable();

  /** Returns the top-level fields of the vendor's JSON that an update changes. */
  Set<String> changingFields();

  /** Returns whether the vendor can rename models, as most can. */
  default boolean renames() {
    return true;
  }

  @Test
  default void aNewNameReadsBackOrIsRefusedBeforeAnythingIsSent(ModelRegistry registry) {
    ModelRef model = ref(holdChangeable());
    ModelUpdateRequest request = ModelUpdateRequest.builder(model).name("renamed").build();

    if (renames()) {
      RegisteredModel updated = registry.require(ModelUpdate.class).update(request);

      assertThat(updated.ref()).isEqualTo(model);
      assertThat(updated.name()).isEqualTo("renamed");
      assertThat(registry.get(model).name()).isEqualTo("renamed");
      assertThat(registry.findByName("renamed")).hasSize(1);
    } else {
      assertThatThrownBy(() -> registry.require(ModelUpdate.class).update(request))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("rename");
      assertThat(requests()).isZero();
    }
  }

  @Test
  default void whatIsNotSetStays(ModelRegistry registry) {
    ModelRef model = ref(holdChangeable());
    String name = registry.get(model).name();

    registry
        .require(ModelUpdate.class)
        .update(ModelUpdateRequest.builder(model).description("only this").build());

    assertThat(registry.get(model).name()).isEqualTo(name).isNotNull();
    assertThat(registry.get(model).description()).isEqualTo("only this");
  }

  @Test
  default void noOtherFieldIsLostOrChanged(ModelRegistry registry) {
    ModelRef model = ref(holdChangeable());
    Map<String, JsonValue> before = otherFields(registry.get(model));

    registry
        .require(ModelUpdate.class)
        .update(ModelUpdateRequest.builder(model).description("a better one").build());

    assertThat(otherFields(registry.get(model))).isEqualTo(before);
  }

  @Test
  default void anUnknownModelIsNotUpdated(ModelRegistry registry) {
    holdChangeable();
    ModelUpdateRequest request =
        ModelUpdateRequest.builder(ref(unknownId())).description("x").build();

    assertThatThrownBy(() -> registry.require(ModelUpdate.class).update(request))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void modelsOfAnotherRegistryAreNotUpdatedAndNothingIsSent(ModelRegistry registry) {
    ModelUpdateRequest request =
        ModelUpdateRequest.builder(ModelRef.of("elsewhere", holdChangeable()))
            .description("x")
            .build();

    assertThatThrownBy(() -> registry.require(ModelUpdate.class).update(request))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(requests()).isZero();
  }

  private Map<String, JsonValue> otherFields(RegisteredModel model) {
    JsonValue raw = JsonValue.parse(Objects.requireNonNull(model.rawJson()));
    Map<String, JsonValue> fields = new LinkedHashMap<>(raw.fields());
    fields.keySet().removeAll(changingFields());
    return fields;
  }
}
