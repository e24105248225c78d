package io.github.modelregistry.marqtune;

import io.github.modelregistry.marqtune.model.TaskSecondaryStatus;
import io.github.modelregistry.marqtune.model.TaskStatus;
import io.github.modelregistry.registry.ModelStatus;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a task is. The status takes precedence: the secondary one may still name a step in
 * progress after the end. Words are compared without regard to case, and an unknown one means that
 * work is under way.
 */
record TaskState(@Nullable TaskStatus status, @Nullable TaskSecondaryStatus secondary) {

  private static final Set<String> WAITING = Set.of("uploading", "provisioning", "initializing");

  /** Returns the status with which the task ended, or null if it has not. */
  @Nullable TaskStatus ended() {
    if (status == null) {
      return null;
    }
    ModelStatus meaning = MarqtuneMapping.status(status.value());
    return meaning == ModelStatus.PENDING || meaning == ModelStatus.UNKNOWN ? null : status;
  }

  /** Returns whether the task has not begun to run, so that there is no log. */
  boolean isWaiting() {
    return ended() == null
        && secondary != null
        && WAITING.contains(secondary.value().toLowerCase(Locale.ROOT));
  }
}
