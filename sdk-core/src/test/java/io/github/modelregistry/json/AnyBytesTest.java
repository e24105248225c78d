package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.sample.Sample;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever comes, it is a value that can be written again, or one kind of exception. */
class AnyBytesTest {

  private static final int DOCUMENTS = 500;

  private static final String DOCUMENT =
      "[{\"id\":\"caf\u00e9\",\"parent\":{\"id\":null},\"status\":\"ready\",\"size_bytes\":\"12\","
          + "\"score\":1.50,\"run_steps\":[1,2.0],\"labels\":{\"a\":null},\"metadata\":{\"x\":[1]},"
          + "\"framework\":{\"opset\":1,\"type\":\"onnx\"},\"token\":7,\"alias\":null,\"u\":{}}]";

  @Test
  void documentsThatAreNearlyJsonAreReadOrRefused() {
    List<String> refusals = new ArrayList<>();
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      refusals.add(refusal(new RandomJson(seed).nearlyJson(), JsonCodecs.VALUE));
    }
    assertReachesDeep(refusals);
  }

  @Test
  void damagedDocumentsAreReadOrRefused() {
    List<String> refusals = new ArrayList<>();
    byte[] document = DOCUMENT.getBytes(StandardCharsets.UTF_8);
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      refusals.add(refusal(new RandomJson(seed).damaged(document), Sample.codec().list()));
    }
    assertReachesDeep(refusals);
  }

  /** Many are read, and the others are refused at many places. */
  private static void assertReachesDeep(List<String> refusals) {
    Map<String, Long> counts =
        refusals.stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(counts.remove("")).as("read").isGreaterThan(DOCUMENTS / 10);
    assertThat(counts).as("refusals").hasSizeGreaterThan(DOCUMENTS / 5);
    assertThat(counts.values()).as("%s", counts).allMatch(count -> count < DOCUMENTS / 10);
  }

  /** Returns why and where a document is refused; empty if it is read. */
  private static <T> String refusal(byte[] bytes, JsonCodec<T> codec) {
    T value;
    try {
      value = JsonDocuments.read(new ByteArrayInputStream(bytes), codec);
    } catch (DecodingException expected) {
      assertThat(expected.path()).startsWith("$");
      assertThat(expected.excerpt()).hasSizeLessThanOrEqualTo(200);
      return expected.detail();
    }
    String json = JsonDocuments.toJson(value, codec);
    assertThat(JsonValue.parse(json))
        .isEqualTo(JsonValue.parse(new String(bytes, StandardCharsets.UTF_8)));
    assertThat(List.of(JsonDocuments.read(json, codec))).isEqualTo(List.of(value));
    return "";
  }
}
