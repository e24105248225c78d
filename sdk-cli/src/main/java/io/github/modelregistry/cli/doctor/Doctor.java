package io.github.modelregistry.cli.doctor;

import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.RegistryFailure;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.driver.RegistryDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks one registry after the other. All its requests only read. */
public final class Doctor {

  private static final int MODELS_READ = 200;
  private static final int MODELS_READ_CLOSELY = 5;

  private final Session session;
  private final boolean verify;
  private final FileSecrets fileSecrets;

  /**
   * Creates the doctor.
   *
   * @param verify whether to read models and versions and compare the responses with the specs
   */
  public Doctor(Session session, boolean verify) {
    this.session = session;
    this.verify = verify;
    this.fileSecrets = FileSecrets.of(session);
  }

  /** Checks a registry. Never throws what the registry does wrong: that is the diagnosis. */
  public Diagnosis check(RegistryDefinition target) {
    List<ShownSetting> settings = ShownSetting.of(target);
    List<String> warnings = fileSecrets.warnings(target);
    if (!target.isConfigured()) {
      return new Diagnosis(target, settings, warnings, null, null, null, List.of());
    }
    DriftNotes drift = new DriftNotes();
    @Nullable HealthCheck health = null;
    Diagnosis.@Nullable Read read = null;
    @Nullable RegistryFailure failure = null;
    try (ModelRegistry registry = target.open(session.clientConfig(drift))) {
      health = registry.checkHealth();
      read = verify ? read(registry) : null;
    } catch (RuntimeException wrong) {
      failure = RegistryFailure.of(target.name(), target.vendor(), wrong, 0);
    }
    return new Diagnosis(target, settings, warnings, health, failure, read, drift.all());
  }

  private static Diagnosis.Read read(ModelRegistry registry) {
    List<RegisteredModel> models = new ArrayList<>();
    try (PagedResult<RegisteredModel> listed =
        registry.models(ModelQuery.builder().includeDeleted(true).build())) {
      for (RegisteredModel model : listed) {
        models.add(model);
        if (models.size() == MODELS_READ) {
          break;
        }
      }
    }
    int versions = 0;
    Optional<VersionListing> capability = registry.capability(VersionListing.class);
    for (RegisteredModel model : closely(models)) {
      registry.get(model.ref());
      if (capability.isPresent()) {
        versions += (int) capability.get().versions(model.ref()).stream().count();
      }
    }
    return new Diagnosis.Read(models.size(), versions);
  }

  /** A deleted model may still be listed although it is not found. */
  private static List<RegisteredModel> closely(List<RegisteredModel> models) {
    return models.stream()
        .filter(model -> model.status() != ModelStatus.DELETED)
        .limit(MODELS_READ_CLOSELY)
        .toList();
  }
}
