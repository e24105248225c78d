package io.github.modelregistry.registry.capability;

import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import org.jspecify.annotations.Nullable;

/** What was registered; see {@link ModelRegistration}. Immutable. */
public final class Registration {

  private final ModelRef model;
  private final @Nullable RegisteredModel registeredModel;
  private final @Nullable ModelVersion modelVersion;

  private Registration(
      ModelRef model,
      @Nullable RegisteredModel registeredModel,
      @Nullable ModelVersion modelVersion) {
    this.model = model;
    this.registeredModel = registeredModel;
    this.modelVersion = modelVersion;
  }

  /** Returns the result of a vendor without versions; for drivers. */
  public static Registration ofModel(RegisteredModel model) {
    return new Registration(model.ref(), model, null);
  }

  /** Returns the result of a vendor with versions; for drivers. */
  public static Registration ofVersion(ModelVersion version) {
    return new Registration(version.ref().model(), null, version);
  }

  /** Returns the model, also where a version of it was registered. */
  public ModelRef model() {
    return model;
  }

  /** Returns the new version, or null where the vendor has no versions. */
  public @Nullable ModelVersionRef version() {
    return modelVersion == null ? null : modelVersion.ref();
  }

  /** Returns the model as the vendor's response has it, or null where it has a version. */
  public @Nullable RegisteredModel registeredModel() {
    return registeredModel;
  }

  /**
   * Returns the version as the vendor's response has it, which may be less than {@link
   * VersionListing} shows of it; null where the vendor has no versions.
   */
  public @Nullable ModelVersion modelVersion() {
    return modelVersion;
  }

  /** Returns the ref of the version, or of the model where there are no versions. */
  @Override
  public String toString() {
    return modelVersion == null ? model.toString() : modelVersion.ref().toString();
  }
}
