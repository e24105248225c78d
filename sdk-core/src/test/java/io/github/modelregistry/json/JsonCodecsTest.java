package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.modelregistry.error.DecodingException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonCodecsTest {

  @Test
  void integersOf32BitsAreHeldToThem() {
    assertThat(JsonDocuments.read("2147483647", JsonCodecs.INT32)).isEqualTo(Integer.MAX_VALUE);
    assertThat(JsonDocuments.read("10.0", JsonCodecs.INT32)).isEqualTo(10);
    refuses("2147483648", JsonCodecs.INT32, "expected a 32-bit integer");
    refuses("1.5", JsonCodecs.INT32, "expected a 64-bit integer");
    refuses("\"1\"", JsonCodecs.INT32, "expected a number but found a string");
  }

  @Test
  void integersOf64BitsNeverWrap() {
    assertThat(JsonDocuments.read("-9223372036854775808", JsonCodecs.INT64))
        .isEqualTo(Long.MIN_VALUE);
    assertThat(JsonDocuments.read("9007199254740993.0", JsonCodecs.INT64))
        .isEqualTo(9007199254740993L);
    refuses("9223372036854775808", JsonCodecs.INT64, "expected a 64-bit integer");
    refuses("-9223372036854775809", JsonCodecs.INT64, "expected a 64-bit integer");
    refuses("1e999999999", JsonCodecs.INT64, "expected a 64-bit integer");
    refuses("1e-999999999", JsonCodecs.INT64, "expected a 64-bit integer");
  }

  @Test
  void nullsOfAnObjectAreKeptWhereTheyAreAllowed() {
    JsonCodec<Map<String, Long>> nullable = JsonCodecs.INT64.nullableMap();
    Map<String, Long> read = JsonDocuments.read("{\"b\":2,\"a\":null}", nullable);

    assertThat(read).containsOnlyKeys("b", "a").containsEntry("a", null).containsEntry("b", 2L);
    assertThat(JsonDocuments.toJson(read, nullable)).isEqualTo("{\"b\":2,\"a\":null}");
  }

  @Test
  void lenientFieldsTakeNumbersAndTexts() {
    assertThat(JsonDocuments.read("12", JsonCodecs.LENIENT_STRING)).isEqualTo("12");
    assertThat(JsonDocuments.read("\"12\"", JsonCodecs.LENIENT_INT32)).isEqualTo(12);
    assertThat(JsonDocuments.read("\"12\"", JsonCodecs.LENIENT_INT64)).isEqualTo(12);
    assertThat(JsonDocuments.read("\"12.5\"", JsonCodecs.LENIENT_DECIMAL)).isEqualTo("12.5");
    assertThat(JsonDocuments.read("12.5", JsonCodecs.LENIENT_DECIMAL)).isEqualTo("12.5");
    refuses("true", JsonCodecs.LENIENT_STRING, "expected a string but found a boolean");
    refuses("\" 12\"", JsonCodecs.LENIENT_INT64, "expected a 64-bit integer");
    refuses("\"2147483648\"", JsonCodecs.LENIENT_INT32, "expected a 32-bit integer");
    refuses("true", JsonCodecs.LENIENT_INT64, "expected a number but found a boolean");
  }

  @Test
  void booleansAreNothingElse() {
    assertThat(JsonDocuments.read("true", JsonCodecs.BOOLEAN)).isTrue();
    assertThat(JsonDocuments.read("[false,true]", JsonCodecs.BOOLEAN.list()))
        .containsExactly(false, true);
    refuses("1", JsonCodecs.BOOLEAN, "expected a boolean but found a number");
    refuses("\"true\"", JsonCodecs.BOOLEAN, "expected a boolean but found a string");
  }

  @Test
  void mapsAndListsHoldValuesOfTheirTypeAlone() {
    assertThat(JsonDocuments.read("{\"a\":1,\"b\":2}", JsonCodecs.INT64.map()))
        .containsExactly(Map.entry("a", 1L), Map.entry("b", 2L));
    assertThat(JsonDocuments.read("{}", JsonCodecs.INT64.map())).isEmpty();
    refuses("[1]", JsonCodecs.INT64.map(), "expected an object but found an array");
    refuses("{\"a\":1}", JsonCodecs.INT64.list(), "expected an array but found an object");
  }

  @Test
  void decimalsMadeHereAreWrittenPlainly() {
    assertThat(JsonDocuments.toJson(new BigDecimal("1.10"), JsonCodecs.DECIMAL)).isEqualTo("1.10");
    assertThat(JsonDocuments.toJson(new BigDecimal("1E-9"), JsonCodecs.DECIMAL))
        .isEqualTo("0.000000001");
    assertThat(JsonDocuments.toJson(new BigDecimal("1E-99999"), JsonCodecs.DECIMAL))
        .isEqualTo("1E-99999");
    assertThat(JsonDocuments.toJson(true, JsonCodecs.BOOLEAN)).isEqualTo("true");
  }

  private static void refuses(String json, JsonCodec<?> codec, String detail) {
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> JsonDocuments.read(json, codec))
        .satisfies(e -> assertThat(e.path()).isEqualTo("$"))
        .withMessageContaining(detail);
  }
}
