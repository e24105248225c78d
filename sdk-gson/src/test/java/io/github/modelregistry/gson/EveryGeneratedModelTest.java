package io.github.modelregistry.gson;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.VendorDocuments;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every generated type, given every document of its vendor's tests, goes through Gson whole. */
class EveryGeneratedModelTest {

  private static final Map<String, Gson> GSONS =
      Map.of(
          "registered", Gsons.registered(),
          "with settings of its own", Gsons.withSettings());

  static Stream<Arguments> vendorsAndGsons() {
    return VendorDocuments.vendors().stream()
        .flatMap(
            vendor ->
                GSONS.entrySet().stream()
                    .map(
                        mapper ->
                            Arguments.of(vendor, Named.of(mapper.getKey(), mapper.getValue()))));
  }

  @ParameterizedTest
  @MethodSource("vendorsAndGsons")
  void isWrittenAndReadWithNothingLost(String vendor, Gson gson) {
    int read = 0;
    for (Class<?> type : VendorDocuments.generatedTypes(vendor)) {
      for (String document : VendorDocuments.documents(vendor)) {
        read += goesThrough(gson, type, document) ? 1 : 0;
      }
    }
    assertThat(read).isGreaterThan(20);
  }

  private static <T> boolean goesThrough(Gson gson, Class<T> type, String document) {
    JsonCodec<T> codec = JsonCodecs.ofType(type);
    assertThat(codec).as(type.getName()).isNotNull();
    T value;
    try {
      value = JsonDocuments.read(document, codec);
    } catch (DecodingException anotherType) {
      return false;
    }
    String own = JsonDocuments.toJson(value, codec);
    String written = gson.toJson(value);
    assertThat(JsonValue.parse(written)).isEqualTo(JsonValue.parse(own));
    T again = gson.fromJson(written, type);
    assertThat(again).isEqualTo(value);
    assertThat(JsonDocuments.toJson(again, codec)).isEqualTo(own);
    return true;
  }
}
