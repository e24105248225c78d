package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

  @Test
  void everyTreeComesBackFromItsTextAndItsBytes() {
    for (int seed = 0; seed < 300; seed++) {
      JsonValue tree = new RandomJson(seed).value(5);
      String bytes =
          new String(JsonDocuments.write(tree, JsonCodecs.VALUE), StandardCharsets.UTF_8);

      assertThat(JsonValue.parse(tree.toString())).isEqualTo(tree).hasSameHashCodeAs(tree);
      assertThat(JsonValue.parse(tree.toPrettyString())).isEqualTo(tree);
      assertThat(JsonValue.parse(tree.toString())).hasToString(tree.toString());
      assertThat(bytes).isEqualTo(tree.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.10", "9007199254740993", "1e400", "-0", "1E+5", "0.0", "-1e-7"})
  void numbersKeepTheirDigits(String number) {
    assertThat(JsonValue.parse("[" + number + "]")).hasToString("[" + number + "]");
    assertThat(JsonValue.number(number)).hasToString(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void whatPythonWritesForNoNumberIsKept(String literal) {
    JsonValue value = JsonValue.parse("[" + literal + "]").at(0);

    assertThat(value.kind()).isEqualTo(JsonValue.Kind.NUMBER);
    assertThat(value).hasToString(literal);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(value::asBigDecimal);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(value::asLong);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "01", "1.", ".5", "+1", "1e", "1e+", "NaN", "0x1", "1 ", "１"})
  void whatIsNotANumberIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonValue.number(text));
  }

  @Test
  void fieldsKeepTheirOrderAndAreComparedWithout() {
    JsonValue one = JsonValue.parse("{\"b\":1,\"a\":2}");
    JsonValue other = JsonValue.parse("{\"a\":2,\"b\":1}");

    assertThat(one.fields().keySet()).containsExactly("b", "a");
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one).isNotEqualTo(JsonValue.parse("{\"a\":2,\"b\":1.0}"));
  }

  @Test
  void smallAndLargeObjectsAreAlike() {
    for (int size : new int[] {0, 1, 8, 9, 100}) {
      Map<String, JsonValue> fields = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        fields.put("name" + i, JsonValue.of(i));
      }
      JsonValue object = JsonValue.object(fields);

      assertThat(object.fields()).isEqualTo(fields).hasSize(size);
      assertThat(fields).isEqualTo(object.fields()).hasSameHashCodeAs(object.fields());
      assertThat(object.get("name0")).isEqualTo(fields.get("name0"));
      assertThat(object.fields().containsKey("other")).isFalse();
      assertThat(object.get("other")).isNull();
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> object.fields().put("x", JsonValue.ofNull()));
    }
  }

  @Test
  void aValueDoesNotChangeWithWhatItWasMadeOf() {
    JsonValue[] elements = {JsonValue.of("a")};
    JsonValue array = JsonValue.array(Arrays.asList(elements));
    elements[0] = JsonValue.of("b");

    assertThat(array).hasToString("[\"a\"]");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> array.elements().set(0, JsonValue.ofNull()));
  }

  @Test
  void pathsLeadToValuesOrNowhere() {
    JsonValue json = JsonValue.parse("{\"data\":[{\"id\":\"x\",\"n\":null}]}");

    assertThat(json.at("data", 0, "id")).isEqualTo(JsonValue.of("x"));
    assertThat(json.at("data", 0, "n")).isEqualTo(JsonValue.ofNull());
    assertThat(json.at("data", 1, "id")).isNull();
    assertThat(json.at("data", "id")).isNull();
    assertThat(json.at(0)).isNull();
    assertThat(json.at()).isSameAs(json);
  }

  @Test
  void askingForAnotherKindNamesBoth() {
    assertThatIllegalStateException()
        .isThrownBy(() -> JsonValue.of(1).asString())
        .withMessage("this JSON value is a number, not a string");
    assertThatIllegalStateException().isThrownBy(() -> JsonValue.of("1").asLong());
    assertThatIllegalStateException().isThrownBy(() -> JsonValue.of("1").fields());
    assertThatIllegalStateException().isThrownBy(() -> JsonValue.ofNull().elements());
    assertThatIllegalStateException().isThrownBy(() -> JsonValue.ofNull().asBoolean());
  }

  @Test
  void numbersAreReadExactlyOrNotAtAll() {
    assertThat(JsonValue.number("10.0").asLong()).isEqualTo(10);
    assertThat(JsonValue.number("1e2").asLong()).isEqualTo(100);
    assertThat(JsonValue.number("1.10").asBigDecimal()).isEqualTo(new BigDecimal("1.10"));
    assertThat(JsonValue.of(new BigDecimal("1E+2"))).hasToString("1E+2");
    assertThat(JsonValue.of(new BigDecimal("0.0000001"))).hasToString("0.0000001");
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> JsonValue.number("1.5").asLong());
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> JsonValue.number("9223372036854775808").asLong());
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> JsonValue.number("1e999999999").asLong());
  }

  @Test
  void depthIsBoundedWhereverAValueComesFrom() {
    JsonValue deepest = JsonValue.parse("[".repeat(512) + "]".repeat(512));

    assertThat(JsonValue.parse(deepest.toString())).isEqualTo(deepest).hasSameHashCodeAs(deepest);
    assertThatIllegalArgumentException().isThrownBy(() -> JsonValue.array(List.of(deepest)));
    assertThatIllegalArgumentException().isThrownBy(() -> JsonValue.object(Map.of("a", deepest)));
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> JsonValue.parse("[".repeat(513) + "]".repeat(513)));
  }

  @Test
  void nullIsNoJavaNull() {
    assertThatNullPointerException().isThrownBy(() -> JsonValue.of((String) null));
    assertThatNullPointerException()
        .isThrownBy(() -> JsonValue.array(Arrays.asList((JsonValue) null)));
    assertThat(JsonValue.parse("null")).isEqualTo(JsonValue.ofNull());
    assertThat(JsonValue.ofNull().isNull()).isTrue();
  }

  @Test
  void halfASurrogatePairIsShownAsItsEscapeAndNeverSent() {
    JsonValue whole = JsonValue.parse("{\"a\":[\"😀\"]}").at("a");
    JsonValue half = JsonValue.array(List.of(JsonValue.of("a\ud83d!\ude00😀")));

    assertThat(half).hasToString("[\"a\\ud83d!\\ude00😀\"]");
    assertThat(JsonDocuments.write(whole, JsonCodecs.VALUE)).hasSize(8);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> JsonDocuments.write(half, JsonCodecs.VALUE))
        .withMessageContaining("an unpaired surrogate");
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> JsonValue.parse("[\"\\ud83d\"]"));
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> JsonValue.parse("[\"\ud83d\"]"))
        .withMessageContaining("an unpaired surrogate");
  }

  @Test
  void namesThatCollideDoNotSlowItDown() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 1 << 15; i++) {
      json.append(i == 0 ? "\"" : ",\"");
      for (int bit = 0; bit < 15; bit++) {
        json.append((i >> bit & 1) == 0 ? "Aa" : "BB"); // of the same hash
      }
      json.append("\":0");
    }

    assertThat(JsonValue.parse(json.append('}').toString()).fields()).hasSize(1 << 15);
  }

  @Test
  void prettyJsonIsIndented() {
    assertThat(JsonValue.parse("{\"a\":[1,{}]}").toPrettyString())
        .isEqualTo("{\n  \"a\": [\n    1,\n    {}\n  ]\n}");
  }
}
