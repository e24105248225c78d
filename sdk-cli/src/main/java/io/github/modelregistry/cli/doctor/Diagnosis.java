package io.github.modelregistry.cli.doctor;

import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.RegistryFailure;
import io.github.modelregistry.registry.driver.RegistryDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param target the registry
 * @param settings the settings that were found
 * @param warnings what works and is unsafe
 * @param health how the registry responded, or null when it was not called or failed
 * @param failure what failed, or null
 * @param read what was read to compare it with the specs, or null when nothing was
 * @param drift how the responses differ from the specs
 */
public record Diagnosis(
    RegistryDefinition target,
    List<ShownSetting> settings,
    List<String> warnings,
    @Nullable HealthCheck health,
    @Nullable RegistryFailure failure,
    @Nullable Read read,
    List<DriftNotes.Note> drift) {

  /**
   * How much was read.
   *
   * @param models how many models
   * @param versions how many versions
   */
  record Read(int models, int versions) {}

  /** Copies the lists. */
  public Diagnosis {
    settings = List.copyOf(settings);
    warnings = List.copyOf(warnings);
    drift = List.copyOf(drift);
  }
}
