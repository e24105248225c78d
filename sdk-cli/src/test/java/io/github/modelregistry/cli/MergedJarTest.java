package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program in one jar with the drivers of all vendors, where one service file of several is
 * left.
 */
@ExtendWith(SandboxExtension.class)
class MergedJarTest extends SandboxedCommands {

  private static final List<String> VENDORS =
      Arrays.stream(SandboxVendor.values()).map(SandboxVendor::id).sorted().toList();
  private static final String SERVICE_FILE =
      "META-INF/services/" + ModelRegistryProvider.class.getName();

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final List<URLClassLoader> open = new ArrayList<>();

  @AfterEach
  void restore() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    for (URLClassLoader loader : open) {
      loader.close();
    }
  }

  @Test
  void allVendorsAreFoundAndTheDoctorSaysWhatToConfigure(@TempDir Path folder) throws IOException {
    List<String> others = VENDORS.subList(1, VENDORS.size());
    use(merged(folder, VENDORS.subList(0, 1)));

    Run run = run("doctor", "--format", "json");

    assertThat(run.texts("registries", "name")).containsExactlyElementsOf(VENDORS);
    assertThat(run.err())
        .contains("the drivers of " + String.join(", ", others) + " are missing")
        .contains("ServicesResourceTransformer");
  }

  @Test
  void mergedServiceFilesGiveNoWarning(@TempDir Path folder) throws IOException {
    use(merged(folder, VENDORS));

    Run run = run("doctor", "--format", "json");

    assertThat(run.texts("registries", "name")).containsExactlyElementsOf(VENDORS);
    assertThat(run.err()).isEmpty();
  }

  private void use(Path jar) throws IOException {
    URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, new WithoutDrivers(before));
    open.add(loader);
    Thread.currentThread().setContextClassLoader(loader);
  }

  private Path merged(Path folder, List<String> inTheServiceFile) throws IOException {
    Path jar = folder.resolve("merged.jar");
    StringBuilder services = new StringBuilder();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String vendor : VENDORS) {
        String name = "META-INF/model-registry/" + vendor;
        String provider = text(before.getResource(name));
        add(out, name, provider);
        services.append(inTheServiceFile.contains(vendor) ? provider : "");
      }
      add(out, SERVICE_FILE, services.toString());
    }
    return jar;
  }

  private static void add(JarOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(URL url) {
    try (var in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The classes of the test, without what names drivers. */
  private static final class WithoutDrivers extends ClassLoader {

    WithoutDrivers(ClassLoader parent) {
      super(parent);
    }

    @Override
    public URL getResource(String name) {
      return name.startsWith("META-INF/") ? null : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.startsWith("META-INF/")
          ? Collections.emptyEnumeration()
          : super.getResources(name);
    }
  }
}
