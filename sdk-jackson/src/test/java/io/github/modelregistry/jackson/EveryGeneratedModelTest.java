package io.github.modelregistry.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** Every generated type, given every document of its vendor's tests, goes through Jackson whole. */
class EveryGeneratedModelTest {

  private static final Map<String, ObjectMapper> MAPPERS =
      Map.of(
          "registered", Mappers.registered(),
          "with settings of its own", Mappers.withSettings(),
          "without the module", new ObjectMapper());

  static Stream<Arguments> vendorsAndMappers() {
    return VendorDocuments.vendors().stream()
        .flatMap(
            vendor ->
                MAPPERS.entrySet().stream()
                    .map(
                        mapper ->
                            Arguments.of(vendor, Named.of(mapper.getKey(), mapper.getValue()))));
  }

  @ParameterizedTest
  @MethodSource("vendorsAndMappers")
  void isWrittenAndReadWithNothingLost(String vendor, ObjectMapper mapper) throws Exception {
    int read = 0;
    for (Class<?> type : VendorDocuments.generatedTypes(vendor)) {
      for (String document : VendorDocuments.documents(vendor)) {
        read += goesThrough(mapper, type, document) ? 1 : 0;
      }
    }
    assertThat(read).isGreaterThan(20);
  }

  private static <T> boolean goesThrough(ObjectMapper mapper, Class<T> type, String document)
      throws JsonProcessingException {
    JsonCodec<T> codec = JsonCodecs.ofType(type);
    assertThat(codec).as(type.getName()).isNotNull();
    T value;
    try {
      value = JsonDocuments.read(document, codec);
    } catch (DecodingException anotherType) {
      return false;
    }
    String own = JsonDocuments.toJson(value, codec);
    String written = mapper.writeValueAsString(value);
    assertThat(JsonValue.parse(written)).isEqualTo(JsonValue.parse(own));
    if (!mapper.getRegisteredModuleIds().isEmpty()) {
      T again = mapper.readValue(written, type);
      assertThat(again).isEqualTo(value);
      assertThat(JsonDocuments.toJson(again, codec)).isEqualTo(own);
    }
    return true;
  }
}
