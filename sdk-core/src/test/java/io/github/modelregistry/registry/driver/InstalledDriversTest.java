package io.github.modelregistry.registry.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledDriversTest {

  @TempDir Path folder;
  @TempDir Path other;

  private static String name(Class<?> driver) {
    return driver.getName();
  }

  @Test
  void aMissingClassIsOneFailureAndTheDriverBehindItIsFound() {
    InstalledDrivers drivers =
        InstalledDrivers.load(
            ServiceFiles.holding(folder, "com.example.GoneDriver", name(Sound.class)));

    assertThat(drivers.providers()).containsOnlyKeys("sound");
    assertThat(drivers.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure).hasMessageContaining("com.example.GoneDriver");
              assertThat(failure).hasCauseInstanceOf(ServiceConfigurationError.class);
            });
  }

  @Test
  void aLineThatNamesNoClassIsOneFailure() {
    InstalledDrivers drivers =
        InstalledDrivers.load(ServiceFiles.holding(folder, "not a class", name(Sound.class)));

    assertThat(drivers.failures()).hasSize(1);
  }

  @Test
  void aDriverThatCannotBeCreatedIsOneFailure() {
    InstalledDrivers drivers =
        InstalledDrivers.load(
            ServiceFiles.holding(folder, name(Uncreatable.class), name(Sound.class)));

    assertThat(drivers.providers()).containsOnlyKeys("sound");
    assertThat(drivers.failures()).singleElement().asString().contains("Uncreatable");
  }

  @Test
  void aDriverOfAnotherVersionIsOneFailure() {
    InstalledDrivers drivers =
        InstalledDrivers.load(
            ServiceFiles.holding(folder, name(Outdated.class), name(Sound.class)));

    assertThat(drivers.providers()).containsOnlyKeys("sound");
    assertThat(drivers.failures())
        .singleElement()
        .extracting(ConfigurationException::getCause)
        .isInstanceOf(AbstractMethodError.class);
  }

  @Test
  void aDriverThatCannotDescribeItselfIsOneFailure() {
    InstalledDrivers drivers =
        InstalledDrivers.load(
            ServiceFiles.holding(
                folder, name(Failing.class), name(Nameless.class), name(Sound.class)));

    assertThat(drivers.providers()).containsOnlyKeys("sound");
    assertThat(drivers.failures()).hasSize(2);
    assertThat(drivers.failures().get(0)).hasMessageContaining("no settings today");
    assertThat(drivers.failures().get(1)).hasMessageContaining("vendor");
  }

  @Test
  void aDriverThatCannotOpenARegistryIsAConfigurationException() {
    RegistryDefinition definition =
        RegistryDefinitions.of(
                Settings.of(Map.of()), null, InstalledDrivers.of(List.of(new Configured())))
            .all()
            .get(0);

    assertThatThrownBy(() -> definition.open(ClientConfig.defaults()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("the driver of sound cannot be used")
        .hasCauseInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theDriversOfAllLoadersAreMergedAndTheFirstOfAVendorCounts() {
    ClassLoader first = ServiceFiles.holding(folder, name(Sound.class), "com.example.GoneDriver");
    ClassLoader second =
        ServiceFiles.holding(
            other, name(SameVendor.class), name(Another.class), "com.example.GoneDriver");

    InstalledDrivers drivers = InstalledDrivers.load(first, second);

    assertThat(drivers.providers()).containsOnlyKeys("another", "sound");
    assertThat(drivers.providers().get("sound")).isExactlyInstanceOf(Sound.class);
    assertThat(drivers.failures()).as("the same failure of both").hasSize(1);
  }

  @Test
  void theContextClassLoaderIsAsked() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ServiceFiles.holding(folder, name(Sound.class)));
    try {
      assertThat(InstalledDrivers.load().providers()).containsKey("sound");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A driver that can be loaded. */
  public static class Sound implements ModelRegistryProvider {

    @Override
    public String vendor() {
      return "sound";
    }

    @Override
    public List<SettingSpec> settings() {
      return List.of();
    }

    @Override
    public CapabilitySet<?> capabilities() {
      return CapabilitySet.of(ModelRegistry.class);
    }

    @Override
    public ModelRegistry create(ProviderContext context) {
      throw new UnsupportedOperationException();
    }
  }

  /** A driver that is configured without any setting. */
  public static class Configured extends Sound {
    @Override
    public boolean isConfigured(Settings settings) {
      return true;
    }
  }

  /** Another driver of the same vendor. */
  public static final class SameVendor extends Sound {}

  /** A driver of another vendor. */
  public static final class Another extends Sound {
    @Override
    public String vendor() {
      return "another";
    }
  }

  /** A driver whose settings cannot be read. */
  public static final class Failing extends Sound {
    @Override
    public List<SettingSpec> settings() {
      throw new IllegalStateException("no settings today");
    }
  }

  /** A driver without a vendor. */
  public static final class Nameless extends Sound {
    @Override
    public String vendor() {
      return null;
    }
  }

  /** A driver whose client is not on the class path. */
  public static final class Uncreatable extends Sound {
    /** Fails as a missing library does. */
    public Uncreatable() {
      throw new NoClassDefFoundError("com/example/Client");
    }
  }

  /** A driver that was compiled before there were settings as data. */
  public static final class Outdated extends Sound {
    @Override
    public List<SettingSpec> settings() {
      throw new AbstractMethodError("settings");
    }
  }
}
