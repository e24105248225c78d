package io.github.modelregistry.marqtune;

import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.marqtune.model.ModelSecondaryStatus;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Maps Marqtune's models to the facade's. Fields that the vendor does not provide stay null. */
final class MarqtuneMapping {

  private final String registryName;

  MarqtuneMapping(String registryName) {
    this.registryName = registryName;
  }

  RegisteredModel model(Model model) {
    List<String> checkpoints = newestFirst(model);
    return RegisteredModel.builder()
        .ref(ModelRef.received(registryName, model.modelId()))
        .vendor(MarqtuneClient.VENDOR)
        .name(model.modelNameOrNull())
        .status(status(model))
        .vendorStatus(statusWord(model))
        .statusMessage(model.failureReason())
        .latestVersion(checkpoints.isEmpty() ? null : checkpoints.get(0))
        .raw(model)
        .build();
  }

  /** A checkpoint is no more than a name; that it is listed means that it can be had. */
  ModelVersion version(Model model, String checkpoint) {
    return ModelVersion.builder()
        .ref(ModelRef.received(registryName, model.modelId()).version(checkpoint))
        .name(model.modelNameOrNull())
        .status(ModelStatus.READY)
        .build();
  }

  /**
   * Returns the checkpoints, whose order in the answer and not whose names tells their age. One
   * that no ref could name is left out.
   */
  static List<String> newestFirst(Model model) {
    List<String> checkpoints = model.checkpoints();
    if (checkpoints == null) {
      return List.of();
    }
    List<String> reversed = new ArrayList<>(checkpoints);
    reversed.removeIf(name -> name.isEmpty() || name.equals(ModelVersionRef.LATEST));
    Collections.reverse(reversed);
    return reversed;
  }

  /**
   * The status goes first: the secondary one may still hold a word of work under way when all is
   * over. A word that is known to neither does not mean that anything has ended.
   */
  static ModelStatus status(Model model) {
    ModelStatus status = status(statusWord(model));
    if (status != ModelStatus.UNKNOWN) {
      return status;
    }
    ModelSecondaryStatus secondary = model.secondaryStatusOrNull();
    boolean underWay = secondary != null && status(secondary.value()) == ModelStatus.PENDING;
    return underWay ? ModelStatus.PENDING : ModelStatus.UNKNOWN;
  }

  private static ModelStatus status(@Nullable String word) {
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
