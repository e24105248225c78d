package io.github.modelregistry.sandbox.internal.marqtune;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The log of a task: lines that are one second apart. */
final class TaskLog {

  /** How many lines one response has at most. */
  static final int MOST_LINES = 500;

  private static final long FIRST = 1_719_456_778_000L;
  private static final long STEP = 1_000;

  private final List<JsonValue> lines = new ArrayList<>();

  void add(String message) {
    long timestamp = FIRST + lines.size() * STEP;
    lines.add(new JsonFields().put("timestamp", timestamp).put("message", message).build());
  }

  /** Returns the newest lines of a range, both ends included, oldest first. */
  JsonValue between(long from, long to) {
    List<JsonValue> found =
        lines.stream().filter(line -> time(line) >= from && time(line) <= to).toList();
    return JsonValue.array(found.subList(Math.max(0, found.size() - MOST_LINES), found.size()));
  }

  /** Returns the whole log as the text of a file. */
  String text() {
    return lines.stream()
        .map(line -> time(line) + " " + field(line, "message").asString() + "\n")
        .collect(Collectors.joining());
  }

  private static long time(JsonValue line) {
    return field(line, "timestamp").asLong();
  }
}
