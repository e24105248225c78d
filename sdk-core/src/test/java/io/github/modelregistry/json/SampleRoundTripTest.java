package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.example.Sample;
import io.github.modelregistry.json.example.SampleStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model as the templates write it: what comes in, goes out, and what is said about gaps. */
class SampleRoundTripTest {

  private static final String FULL =
      """
      {"id":"m1","parent":{"id":"m0","alias":"p"},"status":"ready",
       "created_at":"2024-02-29T10:11:12.345678Z","size_bytes":12,"score":0.913,
       "run_steps":[0,10],"labels":{"a":"b","c":null},"metadata":{"rating":4.50,"x":[1,null]},
       "framework":{"type":"onnx","opset":17},"token":"hush","alias":null}\
      """;

  @Test
  void everyFieldIsRead() {
    Sample sample = read(FULL);

    assertThat(sample.id()).isEqualTo("m1");
    assertThat(sample.parent().id()).isEqualTo("m0");
    assertThat(sample.status()).isSameAs(SampleStatus.READY);
    assertThat(sample.createdAt().toInstant()).hasToString("2024-02-29T10:11:12.345678Z");
    assertThat(sample.sizeBytes()).isEqualTo(12);
    assertThat(sample.score()).isEqualTo(new BigDecimal("0.913"));
    assertThat(sample.runSteps()).containsExactly(0L, 10L);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> sample.runSteps().set(0, 1L));
    assertThat(sample.labels()).containsEntry("a", "b").containsEntry("c", null).isUnmodifiable();
    assertThat(sample.metadata().at("rating").numberText()).isEqualTo("4.50");
    assertThat(sample.framework().asOnnx().opset()).isEqualTo(17);
    assertThat(sample.token()).isEqualTo("hush");
    assertThat(sample.alias()).isNull();
    assertThat(sample.additionalFields()).isEmpty();
    assertThat(sample.toString()).contains("m1").doesNotContain("hush");
    assertSameJson(sample, FULL);
  }

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

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void unknownFieldsOfAnyKindAreKept(long seed) {
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
  void nullIsSentWhereItIsAValueAndLeftOutElsewhere() {
    Sample sample = Sample.builder().id("a").alias(null).parent(null).score(null).build();

    assertThat(sample.toJson()).isEqualTo("{\"id\":\"a\",\"parent\":null,\"alias\":null}");
    assertSameJson(
        sample.toBuilder().alias("x").build(), "{\"id\":\"a\",\"parent\":null,\"alias\":\"x\"}");
  }

  @Test
  void anAdditionalFieldIsSentAndCannotHideAListedOne() {
    Sample.Builder builder = Sample.builder().id("a").additionalField("extra", JsonValue.of(1));

    assertThat(builder.build().toJson()).isEqualTo("{\"id\":\"a\",\"extra\":1}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.additionalField("score", JsonValue.of(1)))
        .withMessageContaining("score");
  }

  @Test
  void theAccessorOfAMissingFieldNamesItsPlaceInTheDocument() {
    List<Sample> samples =
        JsonDocuments.read("[{\"id\":\"a\",\"alias\":null},{\"x\":[1]}]", Sample.codec().list());
    Sample gap = samples.get(1);

    assertThat(samples.get(0).alias()).isNull();
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(gap::id)
        .satisfies(e -> assertThat(e.path()).isEqualTo("$[1].id"))
        .withMessageContaining("the required field Sample.id is missing");
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(gap::alias)
        .withMessageContaining("$[1].alias");
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(read("{\"parent\":{\"id\":null}}").parent()::id)
        .withMessageContaining("$.parent.id")
        .withMessageContaining("Sample.id is null");
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(Sample.builder().build()::id)
        .withMessageContaining("Sample.id is missing");
  }

  @Test
  void allMissingFieldsAreNamedTogetherBeforeAnythingIsSent() throws IOException {
    Sample half =
        read("{\"id\":null,\"parent\":{\"framework\":{\"type\":\"onnx\"},\"alias\":\"a\"}}");
    Map<String, Sample> nested = new HashMap<>();
    nested.put("k", Sample.builder().parent(half).build());
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    JsonCodec<List<Map<String, Sample>>> codec = Sample.codec().map().list();

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> JsonDocuments.write(List.of(Map.of(), nested), codec, sent))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "$[1].k.id is required in Sample",
                        "$[1].k.parent.id is null but required in Sample",
                        "$[1].k.parent.parent.id is required in Sample",
                        "$[1].k.parent.alias is required in Sample",
                        "$[1].k.alias is required in Sample"));
    assertThat(sent.size()).isZero();
    JsonDocuments.write(List.of(), codec, sent);
    assertThat(sent).hasToString("[]");
  }

  @Test
  void aTextWithHalfAPairIsNamedWithItsPlace() {
    Sample sample = Sample.builder().id("a").alias("x\ud83d").build();

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> JsonDocuments.write(sample, Sample.codec()))
        .withMessageContaining("$.alias holds half of a surrogate pair");
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
