package io.github.modelregistry.registry.driver;

import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.CapabilityMatrix;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The drivers that an application has, by vendor, and the failures of those that cannot be loaded.
 * Immutable.
 */
public final class InstalledDrivers {

  private final Map<String, ModelRegistryProvider> providers;
  private final List<ConfigurationException> failures;
  private final List<String> warnings;

  private InstalledDrivers(DriverLookup lookup) {
    this.providers = Collections.unmodifiableMap(lookup.providers);
    this.failures = List.copyOf(lookup.failures());
    this.warnings = lookup.warnings();
  }

  /**
   * Looks for drivers with the context class loader of this thread and with the one that loaded the
   * SDK. Where both find one of a vendor, the former counts. A driver is named by a service file,
   * by its module, or by {@code META-INF/model-registry/<vendor>}.
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
    DriverLookup lookup = new DriverLookup();
    Arrays.stream(loaders).distinct().forEach(lookup::search);
    return new InstalledDrivers(lookup);
  }

  /** Returns the given drivers, as if they had been found. */
  public static InstalledDrivers of(Collection<? extends ModelRegistryProvider> drivers) {
    DriverLookup lookup = new DriverLookup();
    drivers.forEach(lookup::add);
    return new InstalledDrivers(lookup);
  }

  /** Returns the providers by vendor, in alphabetical order; unmodifiable. */
  public Map<String, ModelRegistryProvider> providers() {
    return providers;
  }

  /** Returns one failure for each driver that cannot be loaded; usually empty. */
  public List<ConfigurationException> failures() {
    return failures;
  }

  /**
   * Returns what is wrong with the packaging of the application although its drivers were found:
   * several jars were merged into one, and their service files were not. Usually empty.
   */
  public List<String> warnings() {
    return warnings;
  }

  /** Returns what each vendor's registries can do. */
  public CapabilityMatrix capabilities() {
    Map<String, Set<Class<? extends Capability>>> rows = new LinkedHashMap<>();
    providers.forEach((vendor, provider) -> rows.put(vendor, provider.capabilities().types()));
    return CapabilityMatrix.of(rows);
  }
}
