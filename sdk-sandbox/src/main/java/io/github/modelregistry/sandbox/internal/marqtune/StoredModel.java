package io.github.modelregistry.sandbox.internal.marqtune;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A model as the document that is sent, and what its training still has before it. */
final class StoredModel {

  private final Deque<JsonValue> ahead = new ArrayDeque<>();
  private JsonValue document;

  StoredModel(JsonValue document) {
    this.document = document;
  }

  JsonValue document() {
    return document;
  }

  String id() {
    return field(document, "modelId").asString();
  }

  String status() {
    return field(document, "status").asString();
  }

  void overlay(JsonValue over) {
    document = JsonFields.overlay(document, over);
  }

  /** Starts a training, which each step moves forward until all epochs have ended. */
  void train(int epochs) {
    ahead.clear();
    ahead.add(state("provisioning", "initializing", List.of()));
    for (int ended = 0; ended < epochs; ended++) {
      ahead.add(state("running", "running", checkpoints(ended)));
    }
    ahead.add(state("ready", "ready", checkpoints(epochs)));
  }

  /** Moves the training one step forward unless it has ended. */
  void step() {
    JsonValue next = ahead.poll();
    if (next != null) {
      overlay(next);
    }
  }

  /** Leaves the model in a state, its training over. */
  void rest(JsonValue state) {
    ahead.clear();
    overlay(state);
  }

  static JsonValue state(String status, String secondaryStatus, List<JsonValue> checkpoints) {
    return new JsonFields()
        .put("status", status)
        .put("secondaryStatus", secondaryStatus)
        .put("checkpoints", JsonValue.array(checkpoints))
        .build();
  }

  /** Returns the names of the checkpoints of so many epochs, oldest first. */
  static List<JsonValue> checkpoints(int epochs) {
    return IntStream.rangeClosed(1, epochs)
        .mapToObj(epoch -> JsonValue.of(String.format(Locale.ROOT, "epoch_%d", epoch)))
        .toList();
  }
}
