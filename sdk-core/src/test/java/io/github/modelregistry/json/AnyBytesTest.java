package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.sample.Sample;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes, it is a value that can be written again, or one kind of exception. */
class AnyBytesTest {

  private static final String DOCUMENT =
      "[{\"id\":\"caf\u00e9\",\"parent\":{\"id\":null},\"status\":\"ready\",\"size_bytes\":\"12\","
          + "\"score\":1.50,\"run_steps\":[1,2.0],\"labels\":{\"a\":null},\"metadata\":{\"x\":[1]},"
          + "\"framework\":{\"opset\":1,\"type\":\"onnx\"},\"token\":7,\"alias\":null,\"u\":{}}]";

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomBytesAreReadOrRefused(long seed) {
    readsOrRefuses(new RandomJson(seed).bytes(), JsonCodecs.VALUE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedDocumentsAreReadOrRefused(long seed) {
    byte[] document = DOCUMENT.getBytes(StandardCharsets.UTF_8);

    readsOrRefuses(new RandomJson(seed).damaged(document), Sample.codec().list());
  }

  private static <T> void readsOrRefuses(byte[] bytes, JsonCodec<T> codec) {
    T value;
    try {
      value = JsonDocuments.read(new ByteArrayInputStream(bytes), codec);
    } catch (DecodingException expected) {
      assertThat(expected.path()).startsWith("$");
      assertThat(expected.excerpt()).hasSizeLessThanOrEqualTo(200);
      return;
    }
    String json = JsonDocuments.toJson(value, codec);
    assertThat(JsonValue.parse(json))
        .isEqualTo(JsonValue.parse(new String(bytes, StandardCharsets.UTF_8)));
    assertThat(List.of(JsonDocuments.read(json, codec))).isEqualTo(List.of(value));
  }
}
