package io.github.modelregistry.sandbox.internal.truefoundry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a control plane that were neither registered nor marked as failed, and those that
 * failed.
 */
final class Stages {

  private final Map<String, Stage> open = new LinkedHashMap<>();
  private final Set<String> failedRoots = new TreeSet<>();

  void add(Stage stage) {
    open.put(stage.id(), stage);
  }

  /** Returns the open stage with this id. */
  Stage needed(String id) {
    Stage stage = open.get(id);
    if (stage == null) {
      throw RefusedException.notFound("Staged version");
    }
    return stage;
  }

  /** Marks a stage as failed and returns it. */
  Stage fail(String id) {
    Stage stage = needed(id);
    failedRoots.add(stage.root());
    open.remove(id);
    return stage;
  }

  /** Closes the stage whose files are at this place, and returns it; null if there is none. */
  @Nullable Stage takeBy(@Nullable String root) {
    if (root != null && failedRoots.contains(root)) {
      throw RefusedException.badRequest("the stage of " + root + " is marked as failed");
    }
    for (Stage stage : open.values()) {
      if (stage.root().equals(root)) {
        open.remove(stage.id());
        return stage;
      }
    }
    return null;
  }
}
