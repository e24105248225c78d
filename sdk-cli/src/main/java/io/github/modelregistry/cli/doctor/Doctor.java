package io.github.modelregistry.cli.doctor;

import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.PagedModels;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.RegistryFailure;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into one registry after the other. Whatever it asks only reads. */
public final class Doctor {

  private static final int MODELS_READ = 200;
  private static final int MODELS_READ_CLOSELY = 5;

  private final Session session;
  private final boolean verify;

  /**
   * Creates the doctor.
   *
   * @param verify whether to read models and versions and compare the answers with the specs
   */
  public Doctor(Session session, boolean verify) {
    this.session = session;
    this.verify = verify;
  }

  /** Looks into a registry. Never throws what the registry does wrong: that is the diagnosis. */
  public Diagnosis check(CheckTarget target) {
    ModelRegistryProvider provider = target.provider();
    List<ShownSetting> settings =
        provider == null ? List.of() : ShownSetting.of(provider.settingNames(), target.settings());
    if (!target.isConfigured()) {
      return new Diagnosis(target, settings, null, null, null, List.of());
    }
    if (provider == null || !target.problems().isEmpty()) {
      RuntimeException problem = new ConfigurationException(target.problems());
      return new Diagnosis(target, settings, null, failure(target, problem), null, List.of());
    }
    return examine(target, provider, settings);
  }

  private Diagnosis examine(
      CheckTarget target, ModelRegistryProvider provider, List<ShownSetting> settings) {
    DriftNotes drift = new DriftNotes();
    ProviderContext setup =
        ProviderContext.of(target.name(), target.settings(), session.clientConfig(drift));
    @Nullable HealthCheck health = null;
    Diagnosis.@Nullable Read read = null;
    @Nullable RegistryFailure failure = null;
    try (ModelRegistry registry = provider.create(setup)) {
      health = registry.checkHealth();
      read = verify ? read(registry) : null;
    } catch (RuntimeException wrong) {
      failure = failure(target, wrong);
    }
    return new Diagnosis(target, settings, health, failure, read, drift.all());
  }

  private static Diagnosis.Read read(ModelRegistry registry) {
    List<RegisteredModel> models = new ArrayList<>();
    try (PagedModels walk = registry.models(ModelQuery.builder().includeDeleted(true).build())) {
      for (RegisteredModel model : walk) {
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
        versions += capability.get().versions(model.ref()).size();
      }
    }
    return new Diagnosis.Read(models.size(), versions);
  }

  /** A deleted model may still be listed, and is not found all the same. */
  private static List<RegisteredModel> closely(List<RegisteredModel> models) {
    return models.stream()
        .filter(model -> model.status() != ModelStatus.DELETED)
        .limit(MODELS_READ_CLOSELY)
        .toList();
  }

  private static RegistryFailure failure(CheckTarget target, RuntimeException error) {
    return RegistryFailure.of(target.name(), target.vendor(), error, 0);
  }
}
