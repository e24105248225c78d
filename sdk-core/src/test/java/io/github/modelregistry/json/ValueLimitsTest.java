package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts towards the limit of values: everything whose number no type bounds. */
class ValueLimitsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1,2,3] | 3",
        "[[],[]] | 2",
        "[[1],[2]] | 4",
        "{\"a\":1,\"b\":2} | 2",
        "{\"a\":{\"b\":[1]}} | 3",
        "[{\"a\":1},\"x\"] | 3"
      })
  void elementsAndEntriesOfAnyJsonCount(String json, int values) {
    assertCounts(json, JsonCodecs.VALUE, values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"a\",\"x\":1,\"y\":null} | 2",
        "{\"id\":\"a\",\"x\":[1,2]} | 3",
        "{\"id\":\"a\",\"run_steps\":[1,2,3]} | 3",
        "{\"id\":\"a\",\"labels\":{\"k\":\"v\",\"l\":null}} | 2",
        "{\"id\":\"a\",\"metadata\":{\"k\":[1]}} | 2",
        "{\"id\":\"a\",\"size_bytes\":\"12\"} | 1",
        "{\"id\":\"a\",\"score\":1e5} | 1",
        "{\"id\":\"a\",\"size_bytes\":\"12\",\"score\":1e5} | 2"
      })
  void whatAModelKeepsBesideItsFieldsCounts(String json, int values) {
    assertCounts(json, Sample.codec(), values);
  }

  @Test
  void theFieldsOfAModelDoNotCount() {
    String json = "{\"id\":\"a\",\"status\":\"ready\",\"score\":1.5,\"alias\":null,\"parent\":{}}";

    assertThat(JsonDocuments.read(json, Sample.codec(), limits(1), null).id()).isEqualTo("a");
  }

  private static <T> void assertCounts(String json, JsonCodec<T> codec, int values) {
    assertThat(JsonDocuments.toJson(JsonDocuments.read(json, codec, limits(values), null), codec))
        .isEqualTo(json);
    if (values > 1) {
      assertThatThrownBy(() -> JsonDocuments.read(json, codec, limits(values - 1), null))
          .isInstanceOf(DecodingException.class)
          .hasMessageContaining("more than " + (values - 1) + " list elements")
          .hasMessageContaining("maxJsonValues");
    }
  }

  private static JsonLimits limits(int values) {
    return JsonLimits.of(1_000, 10, 100, values);
  }
}
