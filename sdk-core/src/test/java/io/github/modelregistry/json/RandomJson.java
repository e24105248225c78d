package io.github.modelregistry.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Any JSON, the same for the same seed. */
final class RandomJson {

  private static final String[] NUMBERS = {
    "0",
    "-0",
    "1.10",
    "9007199254740993",
    "1e400",
    "-1E-400",
    "10.0",
    "123456789012345678901234567890",
    "0.000000000000000000001",
    "1e5",
    "-7",
    "9223372036854775807",
    "-9223372036854775808"
  };

  /** What may stand in the place of another piece of a document. */
  private static final String[] PIECES = {
    "", "true", "nul", "NaN", "1.", "01", "-", "1e", "\\u00", "\\x", "\\ud83d", "\u0019", "}", "]",
    ",", ":", "\"", " ", "//", "'a'", "a"
  };

  private final Random random;

  RandomJson(long seed) {
    this.random = new Random(seed);
  }

  JsonValue value(int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 7);
    return switch (kind) {
      case 0 -> JsonValue.of(text());
      case 1 -> JsonValue.number(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 2 -> JsonValue.of(random.nextBoolean());
      case 3 -> JsonValue.ofNull();
      case 4 -> array(depth - 1);
      default -> object(depth - 1);
    };
  }

  JsonValue object(int depth) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(14); i > 0; i--) {
      fields.put(text(), value(depth));
    }
    return JsonValue.object(fields);
  }

  private JsonValue array(int depth) {
    List<JsonValue> elements = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      elements.add(value(depth));
    }
    return JsonValue.array(elements);
  }

  /** Any characters, controls and quotes among them. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(10); i > 0; i--) {
      switch (random.nextInt(5)) {
        case 0 -> text.append((char) random.nextInt(0xD800));
        case 1 -> text.append((char) random.nextInt(0x80));
        case 2 -> text.appendCodePoint(0x1F600 + random.nextInt(64));
        case 3 -> text.append((char) (0xE000 + random.nextInt(0x2000)));
        default -> text.append("abc/\\\"\u2028<'&");
      }
    }
    return text.toString();
  }

  /** A document in which some pieces were taken away, doubled or put elsewhere. */
  byte[] nearlyJson() {
    String json = object(3).toString();
    List<String> pieces =
        new ArrayList<>(List.of(json.split("(?<=[\\[\\]{}:,\"\\\\])|(?=[\\[\\]{}:,\"\\\\])", -1)));
    for (int i = random.nextInt(3); i > 0; i--) {
      String piece = pieces.get(random.nextInt(pieces.size()));
      int at = random.nextInt(pieces.size());
      switch (random.nextInt(3)) {
        case 0 -> pieces.add(at, piece);
        case 1 -> pieces.set(at, piece);
        default -> pieces.set(at, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return String.join("", pieces).getBytes(StandardCharsets.UTF_8);
  }

  /** Replaces, takes away or doubles a few bytes. */
  byte[] damaged(byte[] document) {
    byte[] damaged = document.clone();
    for (int i = 1 + random.nextInt(3); i > 0 && damaged.length > 0; i--) {
      damaged[random.nextInt(damaged.length)] = bytesOrQuote();
    }
    return damaged;
  }

  private byte bytesOrQuote() {
    return random.nextInt(8) == 0
        ? (byte) random.nextInt(256)
        : (byte) "\"{}[]:,0".charAt(random.nextInt(8));
  }
}
