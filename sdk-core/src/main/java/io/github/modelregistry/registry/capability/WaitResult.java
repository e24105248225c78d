package io.github.modelregistry.registry.capability;

import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became ready; see {@link ReadinessWait}. Immutable. */
public final class WaitResult {

  private final ModelRef model;
  private final @Nullable ModelVersionRef version;
  private final Duration waited;

  private WaitResult(ModelRef model, @Nullable ModelVersionRef version, Duration waited) {
    this.model = Objects.requireNonNull(model, "model");
    this.version = version;
    this.waited = waited;
  }

  /** Returns a result; for drivers. */
  public static WaitResult of(ModelRef model, @Nullable ModelVersionRef version, Duration waited) {
    return new WaitResult(model, version, waited);
  }

  /** Returns the model that is ready, or of which a version is. */
  public ModelRef model() {
    return model;
  }

  /**
   * Returns the version that is ready, never {@code @latest}; null where the model itself is waited
   * for.
   */
  public @Nullable ModelVersionRef version() {
    return version;
  }

  /** Returns how long the wait took. */
  public Duration waited() {
    return waited;
  }

  /** Returns the ref of what is ready. */
  @Override
  public String toString() {
    return version == null ? model.toString() : version.toString();
  }
}
