package io.github.modelregistry.registry.driver;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.runtime.TransportFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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

  /**
   * Returns the settings that its vendor knows, and those of all vendors where it is configured;
   * empty when there is no driver of that vendor.
   */
  public List<SettingSpec> specs() {
    if (provider == null) {
      return List.of();
    }
    return configured
        ? Stream.concat(provider.settings().stream(), TransportSettings.all().stream()).toList()
        : provider.settings();
  }

  /** Returns what is wrong with the settings before the registry is opened; usually empty. */
  List<String> problems() {
    return problems;
  }

  /**
   * Opens the registry. Nothing is sent yet.
   *
   * @throws ConfigurationException if settings are missing or wrong, or there is no driver that can
   *     be used; it names every problem
   */
  public ModelRegistry open(ClientConfig config) {
    return open(config, null);
  }

  /**
   * Opens the registry; see {@link #open(ClientConfig)}.
   *
   * @param transport what carries the calls, such as one on an {@code OkHttpClient} of the user's;
   *     null for the client's own
   */
  public ModelRegistry open(ClientConfig config, @Nullable TransportFactory transport) {
    if (provider == null || !problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    if (!provider.isConfigured(settings)) {
      throw new ConfigurationException(
          name + " is not configured: it needs " + SettingSpec.needed(provider.settings()));
    }
    ClientConfig own;
    try {
      own = TransportSettings.apply(settings, name, provider.settings(), config);
    } catch (ConfigurationException unfit) {
      throw withProblemsOfTheVendor(unfit, provider, config);
    }
    return create(provider, own, transport);
  }

  /** Names the problems of the vendor's own settings together with those of all vendors. */
  private ConfigurationException withProblemsOfTheVendor(
      ConfigurationException common, ModelRegistryProvider provider, ClientConfig config) {
    Set<String> problems = new LinkedHashSet<>(common.problems());
    try {
      create(provider, config.toBuilder().allowCredentialsOverPlainHttp(true).build(), null)
          .close();
    } catch (ConfigurationException unfit) {
      problems.addAll(unfit.problems());
    }
    return new ConfigurationException(List.copyOf(problems));
  }

  private ModelRegistry create(
      ModelRegistryProvider provider, ClientConfig config, @Nullable TransportFactory transport) {
    try {
      return Objects.requireNonNull(
          provider.create(ProviderContext.of(name, settings, config).with(transport)), "create");
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
