package io.github.modelregistry.registry.capability;

import io.github.modelregistry.registry.ModelRef;
import java.util.Objects;

/** Which model to delete; see {@link ModelDeletion}. Immutable. */
public final class ModelDeletionRequest {

  private final ModelRef model;

  private ModelDeletionRequest(ModelRef model) {
    this.model = Objects.requireNonNull(model, "model");
  }

  /** Returns the request to delete a model. */
  public static ModelDeletionRequest of(ModelRef model) {
    return new ModelDeletionRequest(model);
  }

  /** Returns the model. */
  public ModelRef model() {
    return model;
  }

  @Override
  public String toString() {
    return "ModelDeletionRequest{" + model + "}";
  }
}
