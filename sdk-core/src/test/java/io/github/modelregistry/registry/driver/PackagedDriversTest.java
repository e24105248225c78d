package io.github.modelregistry.registry.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.InstalledDriversTest.Another;
import io.github.modelregistry.registry.driver.InstalledDriversTest.Configured;
import io.github.modelregistry.registry.driver.InstalledDriversTest.SameVendor;
import io.github.modelregistry.registry.driver.InstalledDriversTest.Sound;
import io.github.modelregistry.registry.driver.InstalledDriversTest.Uncreatable;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.testkit.RecordingClassLoader;
import io.github.modelregistry.testkit.architecture.NativeImageMetadata;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers in jars that were merged, in a web application, and on threads of the common pool. */
class PackagedDriversTest {

  private static final String SOUND = Sound.class.getName();
  private static final String ANOTHER = Another.class.getName();

  @TempDir Path folder;
  private final List<URLClassLoader> open = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (URLClassLoader loader : open) {
      loader.close();
    }
  }

  /** Returns the loader of an application that has the SDK on its class path, and this jar. */
  private ClassLoader application(Jars jar) {
    return loader(getClass().getClassLoader(), jar.writeTo(folder.resolve("application.jar")));
  }

  /** Returns the loader of a web application: all its libraries are its own, the SDK too. */
  private ClassLoader webApplication(Jars jar) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(jar.writeTo(folder.resolve("driver.jar")));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return loader(ClassLoader.getPlatformClassLoader(), urls.toArray(URL[]::new));
  }

  private ClassLoader loader(ClassLoader parent, URL... urls) {
    URLClassLoader loader = new URLClassLoader(urls, parent);
    open.add(loader);
    return loader;
  }

  @Test
  void whatIsLookedUpByNameIsRegisteredForNativeImages() {
    RecordingClassLoader loader = new RecordingClassLoader(getClass().getClassLoader());
    InstalledDrivers.load(loader);
    NativeImageMetadata registered = new NativeImageMetadata(Path.of("target/classes"));

    assertThat(loader.resources()).hasSizeGreaterThan(2).allMatch(registered::hasResource);
    assertThat(loader.classes()).isNotEmpty().isSubsetOf(registered.classes());
  }

  @Test
  void aMergedJarThatKeptOneServiceFileOfTwoHasBothDrivers() {
    InstalledDrivers drivers =
        InstalledDrivers.load(
            application(
                new Jars()
                    .text(Jars.SERVICE_FILE, SOUND)
                    .text("META-INF/model-registry/sound", SOUND + "\n")
                    .text("META-INF/model-registry/another", ANOTHER + "\n")));

    assertThat(drivers.providers()).containsOnlyKeys("another", "sound");
    assertThat(drivers.failures()).isEmpty();
    assertThat(drivers.warnings())
        .singleElement()
        .asString()
        .contains("drivers of another are missing", "ServicesResourceTransformer");
  }

  @Test
  void aMergedJarWithoutServiceFilesHasItsDriversWhereItHasTheSdk() {
    Class<?>[] sdk = {DriverFiles.class};
    ClassLoader merged =
        application(new Jars().classes(sdk).text("META-INF/model-registry/sound", SOUND));

    InstalledDrivers drivers = InstalledDrivers.load(merged);

    assertThat(drivers.providers()).containsOnlyKeys("sound");
    assertThat(drivers.warnings()).hasSize(1);
  }

  @Test
  void aFolderOfClassesIsSearched() throws IOException {
    Path files = Files.createDirectories(folder.resolve("classes/META-INF/model-registry"));
    Files.writeString(files.resolve("sound"), SOUND);
    ClassLoader loader =
        loader(getClass().getClassLoader(), folder.resolve("classes").toUri().toURL());

    assertThat(InstalledDrivers.load(loader).providers()).containsOnlyKeys("sound");
  }

  @Test
  void mergedServiceFilesGiveNoWarning() {
    InstalledDrivers drivers =
        InstalledDrivers.load(
            application(
                new Jars()
                    .text(Jars.SERVICE_FILE, SOUND + "\n" + ANOTHER)
                    .text("META-INF/model-registry/sound", SOUND)
                    .text("META-INF/model-registry/another", ANOTHER)));

    assertThat(drivers.providers()).containsOnlyKeys("another", "sound");
    assertThat(drivers.warnings()).isEmpty();
  }

  @Test
  void aServiceFileTakesPrecedence() {
    InstalledDrivers drivers =
        InstalledDrivers.load(
            application(
                new Jars()
                    .text(Jars.SERVICE_FILE, SOUND)
                    .text("META-INF/model-registry/sound", SameVendor.class.getName())));

    assertThat(drivers.providers().get("sound")).isExactlyInstanceOf(Sound.class);
    assertThat(drivers.warnings()).isEmpty();
  }

  @Test
  void aDriverThatBothFilesNameAndThatCannotBeLoadedIsOneFailure() {
    String broken = Uncreatable.class.getName();

    InstalledDrivers drivers =
        InstalledDrivers.load(
            application(
                new Jars()
                    .text(Jars.SERVICE_FILE, broken + "\n" + SOUND)
                    .text("META-INF/model-registry/broken", broken)));

    assertThat(drivers.failures()).hasSize(1);
    assertThat(drivers.providers()).containsOnlyKeys("sound");
  }

  @Test
  void anyNumberOfBrokenLinesHidesNoDriver() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      lines.append("com.example.Gone").append(i).append('\n');
    }

    InstalledDrivers drivers =
        InstalledDrivers.load(application(new Jars().text(Jars.SERVICE_FILE, lines + SOUND)));

    assertThat(drivers.providers()).containsOnlyKeys("sound");
    assertThat(drivers.failures()).hasSize(150);
  }

  @Test
  void aFileThatNamesNoDriverIsOneFailureThatNamesTheClass() {
    InstalledDrivers drivers =
        InstalledDrivers.load(
            application(
                new Jars()
                    .text(Jars.SERVICE_FILE, SOUND)
                    .text("META-INF/model-registry/gone", "com.example.GoneDriver")
                    .text("META-INF/model-registry/text", "java.lang.String")));

    assertThat(drivers.providers()).containsOnlyKeys("sound");
    assertThat(drivers.failures()).hasSize(2);
    assertThat(drivers.failures().get(0)).hasMessageContaining("com.example.GoneDriver");
    assertThat(drivers.failures().get(1)).hasMessageContaining("java.lang.String");
  }

  @Test
  void aWebApplicationWithoutContextClassLoaderHasItsDrivers() throws Exception {
    ClassLoader webApplication = webApplication(configured());

    assertThat(namesFromEnvironment(webApplication, null)).containsExactly("acme");
  }

  @Test
  void aWebApplicationHasItsDriversOnThreadsOfTheCommonPool() throws Exception {
    ClassLoader webApplication = webApplication(configured());

    Object names =
        CompletableFuture.supplyAsync(
                () -> {
                  assertThat(Thread.currentThread().getContextClassLoader())
                      .as("the system class loader, which has another copy of the SDK")
                      .isSameAs(ClassLoader.getSystemClassLoader());
                  return namesFromEnvironment(webApplication);
                },
                ForkJoinPool.commonPool())
            .get();

    assertThat(names).isEqualTo(List.of("acme"));
  }

  @Test
  void aWebApplicationIgnoresTheDriversOfAnotherCopyOfTheSdk() throws Exception {
    ClassLoader webApplication = webApplication(configured());
    ClassLoader server = application(new Jars().text(Jars.SERVICE_FILE, SOUND));

    assertThat(namesFromEnvironment(webApplication, server)).containsExactly("acme");
    Class<?> theirs = webApplication.loadClass(InstalledDrivers.class.getName());
    Object drivers = withContextClassLoader(server, () -> theirs.getMethod("load").invoke(null));
    assertThat((List<?>) theirs.getMethod("failures").invoke(drivers)).isEmpty();
  }

  /** A driver that opens a registry without any setting. */
  public static final class AcmeDriver extends Configured {
    @Override
    public String vendor() {
      return "acme";
    }

    @Override
    public ModelRegistry create(ProviderContext context) {
      return new AbstractModelRegistryTest.Acme(new AtomicInteger());
    }
  }

  /** A jar whose driver is configured without any setting. */
  private static Jars configured() {
    return new Jars()
        .text(Jars.SERVICE_FILE, AcmeDriver.class.getName())
        .text("META-INF/model-registry/acme", AcmeDriver.class.getName());
  }

  private static List<Object> namesFromEnvironment(ClassLoader application, ClassLoader context)
      throws Exception {
    return withContextClassLoader(context, () -> namesFromEnvironment(application));
  }

  private static <T> T withContextClassLoader(ClassLoader context, Callable<T> action)
      throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(context);
    try {
      return action.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Calls {@code ModelRegistries.fromEnvironment().names()} of the application. */
  private static List<Object> namesFromEnvironment(ClassLoader application) {
    try {
      Class<?> type = application.loadClass(ModelRegistries.class.getName());
      assertThat(type).isNotSameAs(ModelRegistries.class);
      try (AutoCloseable registries =
          (AutoCloseable) type.getMethod("fromEnvironment").invoke(null)) {
        return List.copyOf((Collection<?>) type.getMethod("names").invoke(registries));
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
