package io.github.modelregistry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our reader reads what Gson reads in its strict mode, and the same from it. */
class JsonFuzzTest {

  static Stream<Arguments> seeds() {
    return Stream.of(
            "[{\"id\":\"caf\u00e9\",\"n\":null,\"b\":[true,false],\"x\":-1.50e+7}]",
            "[\"\\u00e9\\ud83d\\ude00\\n\\/\",\"\ud83d\ude00\u2028\"]",
            "{\"a\":{\"a\":{\"\":[[[]]]}},\"b\":123456789012345678901234567890}",
            "[NaN,-Infinity]",
            "\ufeff{}",
            "{\"a\":1,\"a\":2}")
        .map(text -> Seeds.bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @DictionaryEntries({
    "null",
    "true",
    "false",
    "NaN",
    "Infinity",
    "\\ud83d\\ude00",
    "\\u0000",
    "e-1"
  })
  @FuzzTest
  void readsTheSameAsGson(byte[] document) {
    JsonValue ours;
    try {
      ours = JsonDocuments.read(new ByteArrayInputStream(document), JsonCodecs.VALUE);
    } catch (DecodingException refused) {
      if (isOfTheSyntax(refused)) {
        assertThat(gson(document)).as("refused by us: %s", refused).isNull();
      }
      return;
    }
    String written = ours.toString();
    assertThat(JsonValue.parse(written)).isEqualTo(ours);
    if (!written.contains("NaN") && !written.contains("Infinity")) { // ours alone reads these
      assertThat(gson(document)).isEqualTo(ours);
    }
  }

  /** Limits are ours alone. */
  private static boolean isOfTheSyntax(DecodingException refused) {
    return !refused.detail().contains("limit") && !refused.detail().contains("deep");
  }

  private static JsonValue gson(byte[] document) {
    try {
      String json =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
      JsonReader reader = new JsonReader(new StringReader(json));
      reader.setStrictness(Strictness.STRICT);
      reader.setNestingLimit(10_000);
      JsonValue value = value(reader);
      return reader.peek() == JsonToken.END_DOCUMENT ? value : null;
    } catch (IOException | RuntimeException refused) {
      return null;
    }
  }

  private static JsonValue value(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> array(reader);
      case STRING -> JsonValue.of(unicode(reader.nextString()));
      case NUMBER -> JsonValue.number(reader.nextString());
      case BOOLEAN -> JsonValue.of(reader.nextBoolean());
      default -> {
        reader.nextNull();
        yield JsonValue.ofNull();
      }
    };
  }

  private static JsonValue object(JsonReader reader) throws IOException {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = unicode(reader.nextName());
      if (fields.put(name, value(reader)) != null) {
        throw new IOException("a name comes twice");
      }
    }
    reader.endObject();
    return JsonValue.object(fields);
  }

  private static JsonValue array(JsonReader reader) throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      elements.add(value(reader));
    }
    reader.endArray();
    return JsonValue.array(elements);
  }

  private static String unicode(String text) throws IOException {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IOException("half of a surrogate pair");
    }
    return text;
  }
}
