package io.github.modelregistry.registry.driver;

import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.CapabilityMatrix;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The drivers that an application has, by vendor, and the failures of those that cannot be loaded.
 * Immutable.
 */
public final class InstalledDrivers {

  /**
   * Each broken line of a service file is an error; a broken loader might report errors forever.
   */
  private static final int MOST_ERRORS = 100;

  private final Map<String, ModelRegistryProvider> providers;
  private final List<ConfigurationException> failures;

  private InstalledDrivers(
      Map<String, ModelRegistryProvider> providers, Collection<ConfigurationException> failures) {
    this.providers = Collections.unmodifiableMap(providers);
    this.failures = List.copyOf(failures);
  }

  /**
   * Looks for drivers with the context class loader of this thread and with the one that loaded the
   * SDK. Where both find one of a vendor, the former counts.
   */
  public static InstalledDrivers load() {
    return load(
        Thread.currentThread().getContextClassLoader(), InstalledDrivers.class.getClassLoader());
  }

  /**
   * Looks for drivers with the given class loaders.
   *
   * @param loaders the first one that finds a driver of a vendor counts; null stands for the
   *     system's
   */
  static InstalledDrivers load(@Nullable ClassLoader... loaders) {
    Map<String, ModelRegistryProvider> providers = new TreeMap<>();
    Map<String, ConfigurationException> failures = new LinkedHashMap<>();
    for (@Nullable ClassLoader loader : loaders) {
      Iterator<ModelRegistryProvider> found =
          ServiceLoader.load(ModelRegistryProvider.class, loader).iterator();
      int errors = 0;
      boolean more = true;
      while (more && errors < MOST_ERRORS) {
        try {
          more = found.hasNext();
          if (more) {
            add(found.next(), providers);
          }
        } catch (ServiceConfigurationError | LinkageError | RuntimeException broken) {
          errors++;
          failures.putIfAbsent(broken.toString(), failure(broken));
        }
      }
    }
    return new InstalledDrivers(providers, failures.values());
  }

  /** Returns the given drivers, as if they had been found. */
  public static InstalledDrivers of(Collection<? extends ModelRegistryProvider> drivers) {
    Map<String, ModelRegistryProvider> providers = new TreeMap<>();
    drivers.forEach(driver -> add(driver, providers));
    return new InstalledDrivers(providers, List.of());
  }

  /**
   * Adds a driver. One that was compiled against another version of this interface, or whose
   * description cannot be read, fails here.
   */
  private static void add(
      ModelRegistryProvider provider, Map<String, ModelRegistryProvider> providers) {
    Objects.requireNonNull(provider.settings(), "settings");
    Objects.requireNonNull(provider.capabilities(), "capabilities");
    providers.putIfAbsent(Objects.requireNonNull(provider.vendor(), "vendor"), provider);
  }

  private static ConfigurationException failure(Throwable broken) {
    ConfigurationException failure =
        new ConfigurationException(
            "a driver cannot be loaded: "
                + broken
                + ". Are its version and that of model-registry-core the same?");
    failure.initCause(broken);
    return failure;
  }

  /** Returns the providers by vendor, in alphabetical order; unmodifiable. */
  public Map<String, ModelRegistryProvider> providers() {
    return providers;
  }

  /** Returns one failure for each driver that cannot be loaded; usually empty. */
  public List<ConfigurationException> failures() {
    return failures;
  }

  /** Returns what each vendor's registries can do. */
  public CapabilityMatrix capabilities() {
    Map<String, Set<Class<? extends Capability>>> rows = new LinkedHashMap<>();
    providers.forEach((vendor, provider) -> rows.put(vendor, provider.capabilities().types()));
    return CapabilityMatrix.of(rows);
  }
}
