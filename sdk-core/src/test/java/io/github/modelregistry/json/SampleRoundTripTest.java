package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.sample.Sample;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model is written as it was read; what must not be sent is refused with its place. */
class SampleRoundTripTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\",\"run_steps\":[10.0,1,1e2,-0]}",
        "{\"id\":\"a\",\"size_bytes\":\"12\"}",
        "{\"id\":\"a\",\"size_bytes\":\"1.2e1\"}",
        "{\"id\":\"a\",\"size_bytes\":12.0}",
        "{\"id\":\"a\",\"token\":9007199254740993}",
        "{\"id\":\"a\",\"token\":1.10}",
        "{\"id\":\"a\",\"score\":1.10}",
        "{\"id\":\"a\",\"score\":1e5}",
        "{\"id\":\"a\",\"score\":-0.0}",
        "{\"id\":\"a\",\"score\":0.00000001}",
        "{\"id\":\"a\",\"status\":\"melting\"}",
        "{\"id\":\"a\",\"created_at\":\"2019-21-09T00:00:00Z\"}",
        "{\"id\":\"a\",\"parent\":null,\"score\":null,\"alias\":null}",
        "{\"id\":null}",
        "{}",
        "{\"id\":\"a\",\"\":1,\"future\":{\"n\":1.10,\"big\":9007199254740993,\"x\":null}}",
        "{\"id\":\"a\",\"framework\":{\"type\":\"jax\",\"variant\":1.0}}",
        "{\"id\":\"a\",\"framework\":{\"opset\":17.0,\"type\":\"onnx\",\"new\":[]}}",
        "{\"id\":\"a\",\"framework\":{\"type\":\"onnx\",\"opset\":17.0,\"new\":[]},\"alias\":\"z\"}",
        "{\"alias\":\"last of the listed\",\"\":1}",
        "{\"id\":\"a\",\"framework\":{}}",
        "{\"id\":\"a\",\"framework\":{\"type\":7}}",
        "{\"id\":\"a\",\"framework\":[\"onnx\"]}",
        "{\"id\":\"a\",\"framework\":\"onnx\"}",
        "{\"parent\":{\"parent\":{\"score\":1e1,\"u\":1},\"u\":{}},\"u\":[]}",
      })
  void nothingIsLost(String json) {
    Sample sample = read(json);

    assertSameJson(sample, json);
    assertSameJson(sample.toBuilder().build(), json);
    assertThat(sample.toBuilder().build()).isEqualTo(sample).hasSameHashCodeAs(sample);
    assertThat(read(json)).isEqualTo(sample).hasSameHashCodeAs(sample);
    assertThat(sample.toJsonValue()).isEqualTo(JsonValue.parse(json));
    assertThat(JsonDocuments.read(JsonValue.parse(json), Sample.codec())).isEqualTo(sample);
  }

  @Test
  void unknownFieldsOfAnyKindAreKept() {
    for (int seed = 0; seed < 200; seed++) {
      RandomJson random = new RandomJson(seed);
      Map<String, JsonValue> fields = new LinkedHashMap<>(random.object(4).fields());
      fields.put("id", JsonValue.of(random.text()));
      JsonValue json = JsonValue.object(fields);

      Sample sample = read(json.toString());

      assertThat(sample.toJsonValue()).isEqualTo(json);
      fields.remove("id");
      assertThat(sample.additionalFields()).isEqualTo(fields);
      assertThat(sample.additionalFields().keySet()).containsExactlyElementsOf(fields.keySet());
    }
  }

  @Test
  void aSetterWritesAnew() {
    Sample changed =
        read(
                "{\"id\":\"a\",\"run_steps\":[10.0],\"token\":1.10,\"score\":1e5,\"parent\":null,\"u\":1}")
            .toBuilder()
            .runSteps(List.of(10L))
            .token("1.10")
            .parent(Sample.builder().id("b").alias("c").build())
            .build();

    assertSameJson(
        changed,
        "{\"id\":\"a\",\"run_steps\":[10],\"token\":\"1.10\",\"score\":1e5,"
            + "\"parent\":{\"id\":\"b\",\"alias\":\"c\"},\"u\":1}");
  }

  @Test
  void allMissingFieldsAreNamedTogetherBeforeAnythingIsSent() {
    Sample half =
        read("{\"id\":null,\"parent\":{\"framework\":{\"type\":\"onnx\"},\"alias\":\"a\"}}");
    Map<String, Sample> nested = new HashMap<>();
    nested.put("k", Sample.builder().parent(half).build());
    JsonCodec<List<Map<String, Sample>>> codec = Sample.codec().map().list();

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> JsonDocuments.write(List.of(Map.of(), nested), codec))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "$[1].k.id is required in Sample",
                        "$[1].k.parent.id is null but required in Sample",
                        "$[1].k.parent.parent.id is required in Sample",
                        "$[1].k.parent.alias is required in Sample",
                        "$[1].k.alias is required in Sample"));
    assertThat(JsonDocuments.write(List.of(), codec)).asString().isEqualTo("[]");
  }

  @Test
  void aTextWithHalfAPairIsNamedWithItsPlace() {
    Sample sample = Sample.builder().id("a").alias("x\ud83d").build();

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> JsonDocuments.write(sample, Sample.codec()))
        .withMessageContaining("$.alias contains an unpaired surrogate");
    assertThat(sample.toJson()).contains("x\\ud83d");
  }

  @Test
  void aListMayHoldNullsOnlyWhereThatIsSaid() {
    JsonCodec<List<String>> nullable = JsonCodecs.STRING.nullableList();

    assertThat(JsonDocuments.read("[\"a\",null]", nullable)).containsExactly("a", null);
    assertThat(JsonDocuments.toJson(Arrays.asList("a", null), nullable)).isEqualTo("[\"a\",null]");
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> JsonDocuments.read("[\"a\",null]", JsonCodecs.STRING.list()));
  }

  @Test
  void aModelNestedTooDeepIsNotSent() {
    Sample sample = Sample.builder().id("0").alias("").build();
    for (int i = 0; i < 600; i++) {
      sample = sample.toBuilder().parent(sample).build();
    }
    Sample deep = sample;

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> JsonDocuments.write(deep, Sample.codec()))
        .withMessageContaining("nested deeper than 512 levels");
  }

  private static Sample read(String json) {
    return JsonDocuments.read(json, Sample.codec());
  }

  private static void assertSameJson(Sample sample, String json) {
    assertThat(JsonValue.parse(sample.toJson())).isEqualTo(JsonValue.parse(json));
  }
}
