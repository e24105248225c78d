package io.github.modelregistry.registry.driver;

import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.CapabilityMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** The drivers on the class path or module path, by vendor. Immutable. */
public final class InstalledDrivers {

  private final Map<String, ModelRegistryProvider> providers;

  private InstalledDrivers(Map<String, ModelRegistryProvider> providers) {
    this.providers = providers;
  }

  /** Returns the drivers that {@link ServiceLoader} finds. */
  public static InstalledDrivers load() {
    return of(
        ServiceLoader.load(ModelRegistryProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /** Returns the given drivers, as if they had been found. */
  public static InstalledDrivers of(List<ModelRegistryProvider> providers) {
    Map<String, ModelRegistryProvider> byVendor = new TreeMap<>();
    providers.forEach(provider -> byVendor.put(provider.vendor(), provider));
    return new InstalledDrivers(byVendor);
  }

  /** Returns the providers by vendor, in alphabetical order; unmodifiable. */
  public Map<String, ModelRegistryProvider> providers() {
    return java.util.Collections.unmodifiableMap(providers);
  }

  /** Returns what each vendor's registries can do. */
  public CapabilityMatrix capabilities() {
    Map<String, Set<Class<? extends Capability>>> rows = new LinkedHashMap<>();
    providers.forEach((vendor, provider) -> rows.put(vendor, provider.capabilities()));
    return CapabilityMatrix.of(rows);
  }
}
