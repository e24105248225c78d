package io.github.modelregistry.registry.driver;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.ModelRegistry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A registry that is described by settings and not opened yet. Immutable. */
public final class RegistryDefinition {

  private final String name;
  private final String vendor;
  private final @Nullable ModelRegistryProvider provider;
  private final Settings settings;
  private final List<String> problems;
  private final boolean configured;

  /**
   * Creates a definition.
   *
   * @param provider null when there is none; the problems say why
   * @param configured whether the settings ask for the registry, even if they are invalid
   */
  RegistryDefinition(
      String name,
      String vendor,
      @Nullable ModelRegistryProvider provider,
      Settings settings,
      List<String> problems,
      boolean configured) {
    this.name = name;
    this.vendor = vendor;
    this.provider = provider;
    this.settings = settings;
    this.problems = List.copyOf(problems);
    this.configured = configured;
  }

  /** Returns the registry's name. */
  public String name() {
    return name;
  }

  /** Returns the vendor's name, known here or not. */
  public String vendor() {
    return vendor;
  }

  /** Returns the settings: the registry's own, or the environment's. */
  public Settings settings() {
    return settings;
  }

  /** Returns whether the settings ask for the registry, even if they are invalid. */
  public boolean isConfigured() {
    return configured;
  }

  /** Returns the settings that its vendor knows; empty when there is no driver of that vendor. */
  public List<SettingSpec> specs() {
    return provider == null ? List.of() : provider.settings();
  }

  /**
   * Opens the registry. Nothing is sent yet.
   *
   * @throws ConfigurationException if settings are missing or wrong, or there is no driver that can
   *     be used; it names every problem
   */
  public ModelRegistry open(ClientConfig config) {
    if (provider == null || !problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    try {
      return Objects.requireNonNull(
          provider.create(ProviderContext.of(name, settings, config)), "create");
    } catch (RegistryException problem) {
      throw problem;
    } catch (LinkageError | RuntimeException unfit) {
      ConfigurationException failure =
          new ConfigurationException("the driver of " + vendor + " cannot be used: " + unfit);
      failure.initCause(unfit);
      throw failure;
    }
  }

  /** Returns the same definition, meant to be used. */
  RegistryDefinition asConfigured() {
    return new RegistryDefinition(name, vendor, provider, settings, problems, true);
  }

  @Override
  public String toString() {
    return name + (name.equals(vendor) ? "" : " (" + vendor + ")");
  }
}
