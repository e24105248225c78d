package io.github.modelregistry.registry.driver;

import io.github.modelregistry.error.ConfigurationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks for drivers in class loaders, one after the other. The first driver of a vendor counts. */
final class DriverLookup {

  /** Each broken line of a service file is an error; a broken loader may report errors forever. */
  private static final int MAX_ERRORS = 10_000;

  final Map<String, ModelRegistryProvider> providers = new TreeMap<>();
  private final List<String> missingInServiceFiles = new ArrayList<>();
  private final Map<String, ConfigurationException> failures = new LinkedHashMap<>();

  Collection<ConfigurationException> failures() {
    return failures.values();
  }

  List<String> warnings() {
    return missingInServiceFiles.isEmpty()
        ? List.of()
        : List.of(
            "The service files of merged jars were not merged: the drivers of "
                + String.join(", ", missingInServiceFiles)
                + " are missing in META-INF/services and were found by META-INF/model-registry."
                + " Other libraries may lack services, too. Configure the"
                + " ServicesResourceTransformer of maven-shade-plugin, or mergeServiceFiles() of"
                + " Gradle's shadow plugin.");
  }

  /**
   * Looks for drivers with a class loader.
   *
   * @param loader null stands for the system class loader
   */
  void search(@Nullable ClassLoader loader) {
    ClassLoader effective = loader == null ? ClassLoader.getSystemClassLoader() : loader;
    if (!hasAnotherCopyOfTheSdk(effective)) {
      searchServiceFiles(effective);
      searchDriverFiles(effective);
    }
  }

  /** Drivers beside another copy of the SDK, as another application may have one, are for that. */
  private static boolean hasAnotherCopyOfTheSdk(ClassLoader loader) {
    try {
      return loader.loadClass(ModelRegistryProvider.class.getName()) != ModelRegistryProvider.class;
    } catch (ClassNotFoundException | LinkageError none) {
      return false;
    }
  }

  private void searchServiceFiles(ClassLoader loader) {
    Iterator<ModelRegistryProvider> found =
        ServiceLoader.load(ModelRegistryProvider.class, loader).iterator();
    int errors = 0;
    boolean more = true;
    while (more && errors < MAX_ERRORS) {
      try {
        more = found.hasNext();
        if (more) {
          add(found.next());
        }
      } catch (ServiceConfigurationError | LinkageError | RuntimeException broken) {
        errors++;
        addFailure(broken);
      }
    }
  }

  private void searchDriverFiles(ClassLoader loader) {
    try {
      DriverFiles.providerNames(loader)
          .forEach(
              (vendor, className) -> {
                if (!providers.containsKey(vendor) && !hasFailed(className)) {
                  addByFile(vendor, className, loader);
                }
              });
    } catch (IOException | RuntimeException unreadable) {
      addFailure(unreadable);
    }
  }

  private void addByFile(String vendor, String className, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(className, false, loader);
      if (add(
          type.asSubclass(ModelRegistryProvider.class).getDeclaredConstructor().newInstance())) {
        missingInServiceFiles.add(vendor);
      }
    } catch (ReflectiveOperationException | LinkageError | RuntimeException broken) {
      addFailure(broken);
    }
  }

  /**
   * Adds a driver unless there is one of its vendor. One that was compiled against another version
   * of this interface, or whose description cannot be read, fails here.
   */
  boolean add(ModelRegistryProvider provider) {
    Objects.requireNonNull(provider.settings(), "settings");
    Objects.requireNonNull(provider.capabilities(), "capabilities");
    String vendor = Objects.requireNonNull(provider.vendor(), "vendor");
    return providers.putIfAbsent(vendor, provider) == null;
  }

  private boolean hasFailed(String className) {
    return failures.keySet().stream().anyMatch(failure -> failure.contains(className));
  }

  private void addFailure(Throwable broken) {
    ConfigurationException failure =
        new ConfigurationException(
            "a driver cannot be loaded: "
                + broken
                + ". Use the same version of its module and of model-registry-core");
    failure.initCause(broken);
    failures.putIfAbsent(broken.toString(), failure);
  }
}
