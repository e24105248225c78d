package io.github.modelregistry.pieces;

import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.pieces.model.ByteDescriptor;
import io.github.modelregistry.pieces.model.GroupedTimestamp;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Maps the models of Pieces OS to the facade's. Fields that the vendor does not provide stay null:
 * nobody can look anything up by a model's {@code version}, its {@code foundation} is a family and
 * no framework, and its {@code provider} is who made it, not who registered it.
 */
final class PiecesMapping {

  private final String registryName;

  PiecesMapping(String registryName) {
    this.registryName = registryName;
  }

  RegisteredModel model(Model model) {
    Availability availability = Availability.of(model);
    return RegisteredModel.builder()
        .ref(ModelRef.received(registryName, model.id()))
        .vendor(PiecesClient.VENDOR)
        .name(model.nameOrNull())
        .qualifiedName(model.uniqueName())
        .description(model.description())
        .status(availability.status)
        .vendorStatus(availability.word)
        .createdAt(instant(model.createdOrNull()))
        .sizeBytes(size(model.bytes()))
        .raw(model)
        .build();
  }

  /** Whether a model can be used, worked out of its flags: the vendor has no status of its own. */
  private enum Availability {
    DENIED("denied", ModelStatus.UNKNOWN),
    CLOUD("cloud", ModelStatus.READY),
    DOWNLOADED("downloaded", ModelStatus.READY),
    DOWNLOADING("downloading", ModelStatus.PENDING),
    DOWNLOADABLE("downloadable", ModelStatus.NO_ARTIFACT);

    private final String word;
    private final ModelStatus status;

    Availability(String word, ModelStatus status) {
      this.word = word;
      this.status = status;
    }

    static Availability of(Model model) {
      if (isTrue(model.denied())) {
        return DENIED;
      }
      if (isTrue(model.cloudOrNull())) {
        return CLOUD;
      }
      if (isTrue(model.downloaded())) {
        return DOWNLOADED;
      }
      return isTrue(model.downloading()) ? DOWNLOADING : DOWNLOADABLE;
    }
  }

  /** Flags that are absent, or null, mean no. */
  static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }

  private static @Nullable Instant instant(@Nullable GroupedTimestamp created) {
    Timestamp time = created == null ? null : created.valueOrNull();
    return time == null ? null : time.toInstant();
  }

  private static @Nullable Long size(@Nullable ByteDescriptor bytes) {
    return bytes == null ? null : bytes.valueOrNull();
  }
}
