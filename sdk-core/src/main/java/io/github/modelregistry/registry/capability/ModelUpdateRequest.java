package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What to change in which model; see {@link ModelUpdate}. Immutable. */
public final class ModelUpdateRequest {

  private final ModelRef model;
  private final @Nullable String name;
  private final @Nullable String description;

  private ModelUpdateRequest(Builder builder) {
    model = builder.model;
    name = builder.name;
    description = builder.description;
    if (name == null && description == null) {
      throw new InvalidRequestException("update of " + model, "set a name or a description");
    }
  }

  /** Returns a builder for changes to a model. */
  public static Builder builder(ModelRef model) {
    return new Builder(model);
  }

  /** Returns the model. */
  public ModelRef model() {
    return model;
  }

  /** Returns the new name, or null to keep the present one. */
  public @Nullable String name() {
    return name;
  }

  /** Returns the new description, or null to keep the present one. */
  public @Nullable String description() {
    return description;
  }

  @Override
  public String toString() {
    return "ModelUpdateRequest{"
        + model
        + (name == null ? "" : ", name")
        + (description == null ? "" : ", description")
        + "}";
  }

  /** Builds a request. Not thread-safe. */
  public static final class Builder {

    private final ModelRef model;
    private @Nullable String name;
    private @Nullable String description;

    private Builder(ModelRef model) {
      this.model = Objects.requireNonNull(model, "model");
    }

    /** Sets the new name, which must not be blank; null keeps the present one. */
    public Builder name(@Nullable String name) {
      if (name != null && name.isBlank()) {
        throw new InvalidRequestException("update of " + model, "the name must not be blank");
      }
      this.name = name;
      return this;
    }

    /** Sets the new description, which may be empty; null keeps the present one. */
    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    /**
     * Creates the request.
     *
     * @throws InvalidRequestException if nothing is to be changed
     */
    public ModelUpdateRequest build() {
      return new ModelUpdateRequest(this);
    }
  }
}
