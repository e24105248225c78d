package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObjectShapeTest {

  private static final String[] MANY =
      IntStream.range(0, 200).mapToObj(i -> "field" + i).toArray(String[]::new);

  private final ObjectShape shape =
      ObjectShape.of("Thing", "id", "alias", "size")
          .requiring("id", "alias")
          .requiringNullable("alias");

  @Test
  void fieldsAreCountedFromOneInTheirOrder() {
    assertThat(shape.size()).isEqualTo(3);
    assertThat(shape.indexOf("id")).isEqualTo(1);
    assertThat(shape.indexOf("alias")).isEqualTo(2);
    assertThat(shape.indexOf("size")).isEqualTo(3);
    assertThat(shape.fieldName(2)).isEqualTo("alias");
    assertThat(shape.typeName()).isEqualTo("Thing");
    assertThat(shape.declaredOrder()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void everyNameIsFoundAndNoOther() {
    ObjectShape many = ObjectShape.of("Many", MANY);

    for (int i = 0; i < MANY.length; i++) {
      assertThat(many.indexOf(MANY[i])).isEqualTo(i + 1);
      assertThat(many.encodedName(i + 1).getValue()).isEqualTo(MANY[i]);
      assertThat(many.indexOf(MANY[i] + "x")).isNegative();
    }
    assertThat(many.encodedName(MANY.length + 1).getValue()).isEmpty();
    assertThat(ObjectShape.of("None").indexOf("id")).isNegative();
  }

  @Test
  void namesWithOneHashAreToldApart() {
    ObjectShape alike = ObjectShape.of("Alike", "AaAa", "BBBB", "AaBB");

    assertThat(alike.indexOf("AaAa")).isEqualTo(1);
    assertThat(alike.indexOf("BBBB")).isEqualTo(2);
    assertThat(alike.indexOf("AaBB")).isEqualTo(3);
    assertThat(alike.indexOf("BBAa")).isNegative();
  }

  @Test
  void aNameThatComesTwiceOrIsUnknownIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ObjectShape.of("Thing", "id", "id"))
        .withMessage("Thing lists id twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shape.requiring("name"))
        .withMessage("Thing has no field name");
  }

  @Test
  void aFieldIsRequiredWithOrWithoutNull() {
    assertThat(shape.isRequired(1)).isTrue();
    assertThat(shape.isRequired(2)).isTrue();
    assertThat(shape.isRequired(3)).isFalse();
    assertThat(shape.isRequiredNonNull(1)).isTrue();
    assertThat(shape.isRequiredNonNull(2)).isFalse();
    assertThat(shape.isRequiredNonNull(3)).isFalse();
  }

  @Test
  void aRequiredFieldMayBeMissingOrNull() {
    assertThat(shape.lacksRequired(fields(1, 2), fields())).isFalse();
    assertThat(shape.lacksRequired(fields(1, 2, 3), fields(2, 3))).isFalse();
    assertThat(shape.lacksRequired(fields(1, 2), fields(1))).as("id is null").isTrue();
    assertThat(shape.lacksRequired(fields(1, 3), fields())).as("alias is missing").isTrue();
    assertThat(shape.lacksRequired(fields(2), fields(2))).as("id is missing").isTrue();
    assertThat(ObjectShape.of("Thing", "id").lacksRequired(fields(), fields())).isFalse();
  }

  private static BitSet fields(int... indices) {
    BitSet fields = new BitSet();
    for (int index : indices) {
      fields.set(index);
    }
    return fields;
  }
}
