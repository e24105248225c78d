package io.github.modelregistry.acme;

import io.github.modelregistry.acme.model.Model;
import io.github.modelregistry.acme.model.TrainingStatus;
import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import org.jspecify.annotations.Nullable;

/** Maps Acme's models to those of the facade. Fields that Acme does not have stay null. */
final class AcmeMapping {

  private final String registryName;

  AcmeMapping(String registryName) {
    this.registryName = registryName;
  }

  RegisteredModel model(Model model) {
    TrainingStatus training = model.status();
    String status = training == null ? null : training.value();
    Timestamp created = model.createdAt();
    return RegisteredModel.builder()
        .ref(ModelRef.of(registryName, model.id()))
        .vendor(AcmeClient.VENDOR)
        .name(model.name())
        .description(model.description())
        .status(status(status))
        .vendorStatus(status)
        .createdAt(created == null ? null : created.toInstant())
        .raw(model)
        .build();
  }

  /** A status that this version does not know is UNKNOWN, never an error. */
  private static ModelStatus status(@Nullable String vendorStatus) {
    return switch (vendorStatus == null ? "" : vendorStatus) {
      case "training" -> ModelStatus.PENDING;
      case "ready" -> ModelStatus.READY;
      case "failed" -> ModelStatus.FAILED;
      default -> ModelStatus.UNKNOWN;
    };
  }
}
