package io.github.modelregistry.registry.capability;

import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Of which model or version to list the files; see {@link ModelDownload}. Immutable. */
public final class ModelFilesRequest {

  private final ModelRef model;
  private final @Nullable ModelVersionRef version;

  private ModelFilesRequest(ModelRef model, @Nullable ModelVersionRef version) {
    this.model = Objects.requireNonNull(model, "model");
    this.version = version;
  }

  /** Returns the request for the files of a model: those of its latest version, if it has any. */
  public static ModelFilesRequest of(ModelRef model) {
    return new ModelFilesRequest(model, null);
  }

  /** Returns the request for the files of a version, which may be {@code @latest}. */
  public static ModelFilesRequest of(ModelVersionRef version) {
    return new ModelFilesRequest(version.model(), version);
  }

  /** Returns the model. */
  public ModelRef model() {
    return model;
  }

  /** Returns the version, or null if only the model is named. */
  public @Nullable ModelVersionRef version() {
    return version;
  }

  /** Returns the ref. */
  @Override
  public String toString() {
    return version == null ? model.toString() : version.toString();
  }
}
