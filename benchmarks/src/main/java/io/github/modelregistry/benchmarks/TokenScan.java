package io.github.modelregistry.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/** The floor: jackson-core's tokens one by one, each text made a string, nothing kept. */
final class TokenScan {

  private static final JsonFactory FACTORY = new JsonFactory();

  private TokenScan() {}

  /** Returns how many characters the names and values of a document have. */
  static int scan(InputStream json) throws IOException {
    int characters = 0;
    try (JsonParser parser = FACTORY.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME || token.isScalarValue()) {
          characters += parser.getText().length();
        }
      }
    }
    return characters;
  }
}
