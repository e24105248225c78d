package io.github.modelregistry.sandbox.internal.pieces;

import io.github.modelregistry.json.JsonValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The way of one download from its queue to its end, a frame at a time. */
final class DownloadRun {

  /** The end of a download that has brought everything. */
  static final String COMPLETED = "COMPLETED";

  /** The end of a download that the server gave up. */
  static final String FAILED = "FAILED";

  /** The end of a download that was cancelled. */
  static final String CANCELED = "CANCELED";

  /** What is said of a model that is not being downloaded. */
  static final JsonValue AT_REST = status("UNKNOWN");

  private static final List<JsonValue> WAY =
      List.of(
          status("INITIALIZED"),
          JsonValue.parse("{\"status\":\"IN-PROGRESS\",\"percentage\":null}"),
          JsonValue.parse("{\"status\":\"IN-PROGRESS\",\"percentage\":0}"),
          JsonValue.parse(
              "{\"status\":\"IN-PROGRESS\",\"percentage\":41.7,"
                  + "\"schema\":{\"migration\":0,\"semantic\":\"MAJOR_0_MINOR_0_PATCH_1\"}}"));

  private final Deque<JsonValue> ahead = new ArrayDeque<>(WAY);

  /** Starts a download that is to end well or not. */
  DownloadRun(boolean fails) {
    ahead.add(status(fails ? FAILED : COMPLETED));
  }

  /** Returns how it stands. */
  JsonValue frame() {
    return ahead.getFirst();
  }

  /** Goes one step further, unless this is the end. */
  void step() {
    if (ahead.size() > 1) {
      ahead.removeFirst();
    }
  }

  /** Stops it where it is. */
  void cancel() {
    ahead.clear();
    ahead.add(status(CANCELED));
  }

  /** Returns whether it has come to an end, whichever. */
  boolean ended() {
    return ahead.size() == 1;
  }

  /** Returns whether it has come to its good end. */
  boolean completed() {
    return ended() && frame().equals(status(COMPLETED));
  }

  private static JsonValue status(String word) {
    return JsonValue.object(Map.of("status", JsonValue.of(word)));
  }
}
