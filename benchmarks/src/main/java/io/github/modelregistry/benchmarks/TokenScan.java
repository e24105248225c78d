package io.github.modelregistry.benchmarks;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The floor: Gson takes a document apart, each name and text becomes a string, nothing is kept. */
final class TokenScan {

  private TokenScan() {}

  /** Returns how many characters the names and values of a document have. */
  static int scan(InputStream json) throws IOException {
    JsonReader reader = new JsonReader(new InputStreamReader(json, StandardCharsets.UTF_8));
    reader.setStrictness(Strictness.STRICT);
    int characters = 0;
    for (JsonToken token = reader.peek(); token != JsonToken.END_DOCUMENT; token = reader.peek()) {
      switch (token) {
        case BEGIN_OBJECT -> reader.beginObject();
        case END_OBJECT -> reader.endObject();
        case BEGIN_ARRAY -> reader.beginArray();
        case END_ARRAY -> reader.endArray();
        case NAME -> characters += reader.nextName().length();
        case STRING, NUMBER -> characters += reader.nextString().length();
        case BOOLEAN -> characters += reader.nextBoolean() ? 1 : 0;
        default -> reader.nextNull();
      }
    }
    return characters;
  }
}
