package io.github.modelregistry.sandbox.internal.marqtune;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A model, a dataset or an evaluation: the document that is sent, its log, and what its task still
 * has before it.
 */
final class StoredTask {

  /** One step of a task: what changes in the document, and the lines that it logs. */
  record Step(JsonValue change, List<String> lines) {}

  private final Deque<Step> ahead = new ArrayDeque<>();
  private final TaskLog log = new TaskLog();
  private JsonValue document;

  StoredTask(JsonValue document) {
    this.document = document;
  }

  JsonValue document() {
    return document;
  }

  TaskLog log() {
    return log;
  }

  String status() {
    return field(document, "status").asString();
  }

  boolean isReady() {
    return status().equals("ready");
  }

  boolean isDeleted() {
    return status().equals("deleted");
  }

  void overlay(JsonValue over) {
    document = JsonFields.overlay(document, over);
  }

  /** Replaces what the task still has before it. */
  void start(List<Step> steps) {
    ahead.clear();
    ahead.addAll(steps);
  }

  /** Moves the task one step forward unless it has ended. */
  void step() {
    Step next = ahead.poll();
    if (next != null) {
      overlay(next.change());
      next.lines().forEach(log::add);
    }
  }

  /** Leaves the task in a state. */
  void rest(JsonValue state) {
    ahead.clear();
    overlay(state);
  }

  /** Returns a change of both statuses. */
  static JsonValue state(String status, String secondaryStatus) {
    return new JsonFields().put("status", status).put("secondaryStatus", secondaryStatus).build();
  }

  /** Returns the steps of a training of so many epochs. */
  static List<Step> training(int epochs) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(trained("provisioning", "initializing", 0), List.of()));
    for (int ended = 0; ended < epochs; ended++) {
      List<String> lines = List.of("Train Epoch: " + ended, "Loss: " + (epochs - ended));
      steps.add(new Step(trained("running", "running", ended), lines));
    }
    steps.add(new Step(trained("ready", "ready", epochs), List.of("Training ended.")));
    return List.copyOf(steps);
  }

  /**
   * Returns the steps of a task without checkpoints.
   *
   * @param running the line that it logs when it runs
   * @param end the change that ends it
   * @param last the line that it then logs
   */
  static List<Step> task(String running, JsonValue end, String last) {
    return List.of(
        new Step(state("provisioning", "initializing"), List.of()),
        new Step(state("running", "running"), List.of(running)),
        new Step(end, List.of(last)));
  }

  /** Returns the state of a model with the checkpoints of so many epochs, oldest first. */
  static JsonValue trained(String status, String secondaryStatus, int epochs) {
    List<JsonValue> checkpoints =
        IntStream.rangeClosed(1, epochs)
            .mapToObj(epoch -> JsonValue.of(String.format(Locale.ROOT, "epoch_%d", epoch)))
            .toList();
    JsonValue named = new JsonFields().put("checkpoints", JsonValue.array(checkpoints)).build();
    return JsonFields.overlay(state(status, secondaryStatus), named);
  }
}
