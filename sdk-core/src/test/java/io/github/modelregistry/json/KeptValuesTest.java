package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.sample.Sample;
import io.github.modelregistry.json.sample.SampleStatus;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values keep beside their fields, and when they are equal. */
class KeptValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"a\"} | {\"id\":\"a\",\"x\":1}",
        "{\"id\":\"a\",\"x\":1} | {\"id\":\"a\",\"x\":2}",
        "{\"id\":\"a\"} | {\"id\":\"a\",\"parent\":null}",
        "{\"id\":\"a\",\"score\":1.0} | {\"id\":\"a\",\"score\":1e0}",
        "{\"id\":\"a\"} | {\"id\":\"a\",\"status\":7}"
      })
  void modelsThatAreWrittenDifferentlyAreNotEqual(String one, String other) {
    assertThat(read(one)).isEqualTo(read(one)).hasSameHashCodeAs(read(one));
    assertThat(read(one)).isNotEqualTo(read(other)).doesNotHaveSameHashCodeAs(read(other));
  }

  @Test
  void listsLeaveOutWhatIsNoObjectAndWriteItBackInItsPlace() {
    String json = "{\"id\":\"a\",\"children\":[1,{\"id\":\"b\"},\"x\",[2],{\"id\":\"c\"},true]}";
    Sample sample = read(json);

    assertThat(sample.children()).extracting(Sample::id).containsExactly("b", "c");
    assertThat(sample.skippedElements()).isEqualTo(4);
    assertThat(sample.toJson()).isEqualTo(json);
    assertThat(read("{\"id\":\"a\",\"children\":[]}").skippedElements()).isZero();
    assertThat(read("{\"id\":\"a\",\"size_bytes\":\"1\"}").skippedElements()).isZero();
    assertThat(sample.toBuilder().children(List.of()).build().toJson())
        .isEqualTo("{\"id\":\"a\",\"children\":[]}");
  }

  @Test
  void aNullThatWasThereDoesNotPassToTheNextObject() {
    String json =
        "[{\"id\":\"a\",\"alias\":null},{\"id\":\"b\"},{\"id\":\"c\",\"alias\":null,\"u\":1}]";
    JsonCodec<List<Sample>> codec = Sample.codec().list();

    assertThat(JsonDocuments.toJson(JsonDocuments.read(json, codec), codec)).isEqualTo(json);
  }

  @Test
  void aRequiredFieldSaysWhyItHasNoValue() {
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> read("{\"id\":null}").id())
        .withMessageContaining("Sample.id is null");
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> read("{}").id())
        .withMessageContaining("Sample.id is missing");
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> read("{\"id\":[1]}").id())
        .withMessageContaining("Sample.id has the wrong type: an array");
  }

  @Test
  void aKnownFieldIsNoAdditionalOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sample.builder().additionalField("alias", JsonValue.of(1)))
        .withMessage("Sample has the field alias: use its own setter");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sample.builder().additionalField("id", JsonValue.of(1)));
  }

  @Test
  void aValueThatIsSetIsNoLongerNull() {
    Sample sample = read("{\"id\":\"a\",\"alias\":null,\"parent\":null}");

    assertThat(sample.toBuilder().alias("b").build().toJson())
        .isEqualTo("{\"id\":\"a\",\"parent\":null,\"alias\":\"b\"}");
  }

  @Test
  void valuesOfOneKindAreEqualByTheirContent() {
    assertThat(SampleStatus.of("ready"))
        .isEqualTo(SampleStatus.of("ready"))
        .hasSameHashCodeAs(SampleStatus.of("ready"))
        .isNotEqualTo(SampleStatus.of("failed"))
        .isNotEqualTo("ready")
        .hasToString("ready")
        .doesNotHaveSameHashCodeAs(SampleStatus.of("failed"));
    for (String pair : List.of("[1] [2]", "{\"a\":1} {\"a\":2}", "1 2", "\"a\" \"b\"", "1 \"1\"")) {
      String[] texts = pair.split(" ", -1);
      assertThat(JsonValue.parse(texts[0]))
          .isEqualTo(JsonValue.parse(texts[0]))
          .isNotEqualTo(JsonValue.parse(texts[1]))
          .doesNotHaveSameHashCodeAs(JsonValue.parse(texts[1]));
    }
    assertThat(Timestamp.of("2026-01-01T00:00:00Z"))
        .doesNotHaveSameHashCodeAs(Timestamp.of("2026-01-02T00:00:00Z"));
  }

  @Test
  void aValueTellsItsKind() {
    assertThat(JsonValue.parse("{}").isObject()).isTrue();
    assertThat(JsonValue.parse("[]").isObject()).isFalse();
    assertThat(JsonValue.ofNull().isNull()).isTrue();
    assertThat(JsonValue.of(false).isNull()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u007f", "\u0080", "\u07ff", "\u0800", "\uffff", "\ud83d\ude00", "\udbff\udfff"})
  void everyCharacterIsWrittenAsUtf8(String character) {
    String text = "a".repeat(7) + character + "z";
    byte[] written = JsonDocuments.write(JsonValue.of(text), JsonCodecs.VALUE);

    assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo('"' + text + '"');
    assertThat(written).isEqualTo(('"' + text + '"').getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"1.0, true", "1e0, false", "1E0, false", "-0, false", "0, true", "-1, true"})
  void aNumberKeepsItsTextWhereItWouldBeWrittenOtherwise(String text, boolean canonical) {
    assertThat(JsonNumbers.isCanonical(text, new BigDecimal(text))).isEqualTo(canonical);
  }

  @Test
  void aNumberMeansItsValueQuotedOrNot() {
    assertThat(JsonNumbers.means("\"1.50\"", new BigDecimal("1.5"))).isTrue();
    assertThat(JsonNumbers.means("1e1", BigDecimal.TEN)).isTrue();
    assertThat(JsonNumbers.means("2", BigDecimal.TEN)).isFalse();
    assertThat(JsonNumbers.means("\"x\"", BigDecimal.TEN)).isFalse();
  }

  @Test
  void theSmallestAndTheLargestLimitsAreAccepted() {
    assertThat(JsonLimits.of(1, 1, 1, 1).maxBytes()).isEqualTo(1);
    assertThat(JsonLimits.of(1, JsonLimits.HIGHEST_MAX_DEPTH, 1, 1).maxDepth())
        .isEqualTo(JsonLimits.HIGHEST_MAX_DEPTH);
    for (int i = 0; i < 4; i++) {
      int[] one = {1, 1, 1, 1};
      one[i] = 0;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> JsonLimits.of(one[0], one[1], one[2], one[3]));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonLimits.of(1, JsonLimits.HIGHEST_MAX_DEPTH + 1, 1, 1));
  }

  @Test
  void aDocumentMayHaveAsManyBytesAsTheLimit() {
    byte[] document = "[1,2,3]".getBytes(StandardCharsets.UTF_8);

    assertThat(readWithin(document, document.length)).hasToString("[1,2,3]");
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> readWithin(document, document.length - 1));
  }

  @Test
  void onlyATypeWithACodecHasOne() {
    assertThat(JsonCodecs.ofType(Sample.class)).isSameAs(Sample.codec());
    assertThat(JsonCodecs.ofType(String.class)).isNull();
  }

  private static JsonValue readWithin(byte[] document, int bytes) {
    return JsonDocuments.read(
        new ByteArrayInputStream(document),
        JsonCodecs.VALUE,
        JsonLimits.of(bytes, 10, 100, 100),
        null);
  }

  private static Sample read(String json) {
    return JsonDocuments.read(json, Sample.codec());
  }
}
