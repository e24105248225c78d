package io.github.modelregistry.marqtune;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.LogEvent;
import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.marqtune.model.TaskSecondaryStatus;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.LogLine;
import io.github.modelregistry.registry.capability.WaitProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps Marqtune's models to the facade's. Fields that the vendor does not provide stay null. */
final class MarqtuneMapping {

  private static final String CHECKPOINTS = "checkpoints";

  private final String registryName;

  MarqtuneMapping(String registryName) {
    this.registryName = registryName;
  }

  RegisteredModel model(Model model) {
    Optional<String> latest =
        newestFirst(model).stream().filter(MarqtuneMapping::isUsable).findFirst();
    return RegisteredModel.builder()
        .ref(ModelRef.received(registryName, model.modelId()))
        .vendor(MarqtuneClient.VENDOR)
        .name(model.modelNameOrNull())
        .status(status(model))
        .vendorStatus(statusWord(model))
        .statusMessage(model.failureReason())
        .latestVersion(latest.orElse(null))
        .raw(model)
        .build();
  }

  /**
   * Returns the state of a model, or of a checkpoint.
   *
   * @param checkpoint the checkpoint that is waited for, or null for the model
   * @throws NotFoundException if the model is ready without the checkpoint
   */
  WaitProgress progress(Model model, @Nullable ModelVersionRef checkpoint) {
    WaitProgress state = WaitProgress.of(model(model));
    if (checkpoint == null) {
      return state;
    }
    if (newestFirst(model).contains(checkpoint.version())
        && state.status() != ModelStatus.DELETED) {
      return WaitProgress.of(version(model, checkpoint.version()));
    }
    if (state.status() == ModelStatus.READY) {
      throw missing(checkpoint);
    }
    return state;
  }

  static LogLine line(LogEvent event) {
    Long millis = event.timestampOrNull();
    String message = event.messageOrNull();
    return LogLine.of(
        millis == null ? null : Instant.ofEpochMilli(millis), message == null ? "" : message);
  }

  static NotFoundException missing(ModelVersionRef checkpoint) {
    return NotFoundException.deduced(
        "getModel", checkpoint.model() + " has no checkpoint " + checkpoint.version());
  }

  /** A checkpoint is only a name; one that is listed is available. */
  ModelVersion version(Model model, String checkpoint) {
    return ModelVersion.builder()
        .ref(ModelRef.received(registryName, model.modelId()).receivedVersion(checkpoint))
        .name(model.modelNameOrNull())
        .status(ModelStatus.READY)
        .build();
  }

  /**
   * Returns the checkpoints: their order in the response, not their names, is their age. What is no
   * text is empty here, which no ref can name; a list of another type is empty.
   */
  static List<String> newestFirst(Model model) {
    List<String> checkpoints = model.checkpoints();
    JsonValue mistyped = model.additionalFields().get(CHECKPOINTS);
    List<String> reversed = new ArrayList<>(checkpoints == null ? List.of() : checkpoints);
    if (mistyped != null && mistyped.kind() == JsonValue.Kind.ARRAY) {
      mistyped.elements().forEach(each -> reversed.add(isText(each) ? each.asString() : ""));
    }
    Collections.reverse(reversed);
    return reversed;
  }

  /** Throws where the checkpoints are not even a list. */
  static void requireList(Model model) {
    JsonValue mistyped = model.additionalFields().get(CHECKPOINTS);
    if (mistyped != null && mistyped.kind() != JsonValue.Kind.ARRAY && !mistyped.isNull()) {
      throw new DecodingException(
          "$." + CHECKPOINTS, "it is not a list, so no version can be listed");
    }
  }

  private static boolean isText(JsonValue value) {
    return value.kind() == JsonValue.Kind.STRING;
  }

  /** Returns whether a ref can name a checkpoint. */
  static boolean isUsable(String checkpoint) {
    return !checkpoint.isEmpty() && !checkpoint.equals(ModelVersionRef.LATEST);
  }

  /**
   * The status takes precedence: the secondary one may still name a step in progress after the end.
   * A word that is known to neither does not mean that anything has ended.
   */
  static ModelStatus status(Model model) {
    ModelStatus status = status(statusWord(model));
    if (status != ModelStatus.UNKNOWN) {
      return status;
    }
    TaskSecondaryStatus secondary = model.secondaryStatusOrNull();
    boolean underWay = secondary != null && status(secondary.value()) == ModelStatus.PENDING;
    return underWay ? ModelStatus.PENDING : ModelStatus.UNKNOWN;
  }

  static ModelStatus status(@Nullable String word) {
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "ready", "finished" -> ModelStatus.READY;
      case "failed", "stopped" -> ModelStatus.FAILED;
      case "deleted" -> ModelStatus.DELETED;
      case "uploading", "provisioning", "initializing", "running" -> ModelStatus.PENDING;
      default -> ModelStatus.UNKNOWN;
    };
  }

  private static @Nullable String statusWord(Model model) {
    var status = model.statusOrNull();
    return status == null ? null : status.value();
  }
}
