package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.modelregistry.error.DecodingException;
import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Our reader accepts and refuses what Gson in its strict mode and Parsson, which shares no code
 * with Jackson, accept and refuse, and reads the same from it.
 */
class OtherParsersTest {

  private static final int GENERATED = 1500;
  private static final int DAMAGED_EACH = 8;

  private int compared;
  private int refused;

  /** What parsers of strict JSON do not agree on, each decided here one way or the other. */
  private static final List<String> EDGES =
      List.of(
          "",
          " ",
          "1",
          "-0",
          "1.0e-5",
          "\"\"",
          "[]",
          "{}",
          "[[]]",
          "{\"\":{}}",
          "[1,]",
          "[,1]",
          "{\"a\":1,}",
          "{,}",
          "{\"a\"}",
          "{\"a\":}",
          "{1:2}",
          "{a:1}",
          "['a']",
          "[1 2]",
          "[01]",
          "[-01]",
          "[1.]",
          "[.1]",
          "[1e]",
          "[1e+]",
          "[+1]",
          "[--1]",
          "[0x1]",
          "[1a]",
          "[-a]",
          "[tru]",
          "[TRUE]",
          "[nul]",
          "[nulll]",
          "[truefalse]",
          "[\"a]",
          "[\"\\a\"]",
          "[\"\\u12\"]",
          "[\"\\u00zz\"]",
          "[\"\t\"]",
          "[\"\u0000\"]",
          "[\"\u007f\u0080\u2028\"]",
          "[\"\\/\\b\\f\"]",
          "[\"\\ud83d\\ude00\"]",
          "[\"\\ud83d\"]",
          "[\"\\ude00\"]",
          "[\"\\ud83d\\ud83d\"]",
          "[\"\\\\ud83d\"]",
          "{\"a\":1,\"a\":2}",
          "{\"\\u0061\":1,\"a\":2}",
          "[1]]",
          "[1] 2",
          "{\"a\":1}}",
          "//\n1",
          "/**/1",
          "#\n1",
          "\u00a01",
          "\u000b1",
          "[\f1]",
          "1\r\n",
          "[",
          "{",
          "{\"a\"",
          "{\"a\":",
          "nan",
          "-nan",
          "[INF]",
          "[-INF]",
          "[+Infinity]",
          "[infinity]");

  @Test
  void edgesOfTheSyntax() {
    EDGES.forEach(json -> compare(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @Tag("slow")
  void documentsOfTheProject() throws IOException {
    List<Path> documents = documents();

    assertThat(documents).hasSizeGreaterThan(20);
    for (Path document : documents) {
      byte[] bytes = Files.readAllBytes(document);
      compare(bytes);
      damagedForms(bytes, document.hashCode()).forEach(this::compare);
    }
  }

  @Test
  @Tag("slow")
  void generatedDocuments() {
    for (int seed = 0; seed < GENERATED; seed++) {
      byte[] bytes = new RandomJson(seed).value(4).toString().getBytes(StandardCharsets.UTF_8);
      compare(bytes);
      damagedForms(bytes, seed).forEach(this::compare);
      compare(new RandomJson(seed).nearlyJson());
    }
    assertThat(compared).isGreaterThan(GENERATED * DAMAGED_EACH);
    assertThat(compared - refused).isGreaterThan(GENERATED);
  }

  @Test
  void bytesThatAreNotUtf8() {
    for (int lead = 0x80; lead < 0x100; lead++) {
      for (int next : new int[] {0x22, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0}) {
        for (int more = 0; more < 3; more++) {
          byte[] bytes = {'"', (byte) lead, (byte) next, (byte) 0x80, (byte) 0x80, '"'};
          bytes[3 + Math.min(more, 2)] = '"';
          compare(Arrays.copyOf(bytes, 4 + Math.min(more, 2)));
        }
      }
    }
  }

  private static List<byte[]> damagedForms(byte[] document, long seed) {
    List<byte[]> forms = new ArrayList<>();
    for (int i = 0; i < DAMAGED_EACH; i++) {
      forms.add(new RandomJson(seed * DAMAGED_EACH + i).damaged(document));
    }
    int cut = document.length == 0 ? 0 : new Random(seed).nextInt(document.length);
    forms.add(Arrays.copyOf(document, cut));
    return forms;
  }

  private void compare(byte[] bytes) {
    Object ours = ours(bytes);
    compared++;
    refused += ours instanceof JsonValue ? 0 : 1;
    if (ours instanceof JsonValue json && json.toString().matches("(?s).*(NaN|Infinity).*")) {
      return; // ours alone reads these
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(ours).as("as Gson: %s", text).isEqualTo(result(() -> gson(decode(bytes))));
    assertThat(ours).as("as Parsson: %s", text).isEqualTo(result(() -> parsson(decode(bytes))));
  }

  /** Returns the value read, or that it is refused. */
  private static Object ours(byte[] bytes) {
    try {
      return JsonDocuments.read(
          new ByteArrayInputStream(bytes), JsonCodecs.VALUE, JsonLimits.WIDEST, null);
    } catch (DecodingException refused) {
      return "refused";
    }
  }

  private static Object result(ThrowingSupplier reader) {
    try {
      return reader.get();
    } catch (IOException | RuntimeException refused) {
      return "refused";
    }
  }

  private interface ThrowingSupplier {
    JsonValue get() throws IOException;
  }

  private static String decode(byte[] bytes) throws IOException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static JsonValue gson(String json) throws IOException {
    JsonReader reader = new JsonReader(new StringReader(json));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(JsonLimits.HIGHEST_MAX_DEPTH);
    JsonValue value = gsonValue(reader);
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new IOException("more");
    }
    return value;
  }

  private static JsonValue gsonValue(JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
          add(fields, reader.nextName(), gsonValue(reader));
        }
        reader.endObject();
        return JsonValue.object(fields);
      }
      case BEGIN_ARRAY -> {
        List<JsonValue> elements = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          elements.add(gsonValue(reader));
        }
        reader.endArray();
        return JsonValue.array(elements);
      }
      case STRING -> {
        return text(reader.nextString());
      }
      case NUMBER -> {
        return JsonValue.number(reader.nextString());
      }
      case BOOLEAN -> {
        return JsonValue.of(reader.nextBoolean());
      }
      default -> {
        reader.nextNull();
        return JsonValue.ofNull();
      }
    }
  }

  private static JsonValue parsson(String json) {
    try (JsonParser parser = Json.createParser(new StringReader(withoutMark(json)))) {
      JsonValue value = parssonValue(parser, parser.next());
      if (parser.hasNext()) {
        throw new IllegalStateException("more");
      }
      return value;
    }
  }

  /** A byte order mark at the beginning is passed over by Gson and by ours. */
  private static String withoutMark(String json) {
    return json.startsWith("\ufeff") ? json.substring(1) : json;
  }

  private static JsonValue parssonValue(JsonParser parser, JsonParser.Event event) {
    switch (event) {
      case START_OBJECT -> {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        while (parser.next() == JsonParser.Event.KEY_NAME) {
          String name = parser.getString();
          add(fields, name, parssonValue(parser, parser.next()));
        }
        return JsonValue.object(fields);
      }
      case START_ARRAY -> {
        List<JsonValue> elements = new ArrayList<>();
        for (JsonParser.Event next = parser.next();
            next != JsonParser.Event.END_ARRAY;
            next = parser.next()) {
          elements.add(parssonValue(parser, next));
        }
        return JsonValue.array(elements);
      }
      case VALUE_STRING -> {
        return text(parser.getString());
      }
      case VALUE_NUMBER -> {
        return JsonValue.number(parser.getString());
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return JsonValue.of(event == JsonParser.Event.VALUE_TRUE);
      }
      case VALUE_NULL -> {
        return JsonValue.ofNull();
      }
      default -> throw new IllegalStateException(event.toString());
    }
  }

  private static void add(Map<String, JsonValue> fields, String name, JsonValue value) {
    text(name);
    if (fields.put(name, value) != null) {
      throw new IllegalStateException(name + " comes twice");
    }
  }

  private static JsonValue text(String text) {
    if (Utf8Check.hasUnpairedSurrogate(text)) {
      throw new IllegalStateException("half of a pair");
    }
    return JsonValue.of(text);
  }

  private static List<Path> documents() throws IOException {
    Path root = Path.of(System.getProperty("root.directory", ".."));
    try (Stream<Path> files = Files.walk(root, 9)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> file.toString().contains("src/test/resources"))
          .sorted()
          .toList();
    }
  }
}
