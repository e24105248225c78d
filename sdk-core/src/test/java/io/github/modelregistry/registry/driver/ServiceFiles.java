package io.github.modelregistry.registry.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Class loaders whose service files a test writes. */
public final class ServiceFiles {

  private ServiceFiles() {}

  /**
   * Returns a loader that sees the classes of the tests and one service file more.
   *
   * @param folder an empty folder for the file
   * @param lines the lines of the file
   */
  public static ClassLoader holding(Path folder, String... lines) {
    try {
      Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
      Files.writeString(
          services.resolve(ModelRegistryProvider.class.getName()), String.join("\n", lines));
      return new URLClassLoader(
          new URL[] {folder.toUri().toURL()}, ServiceFiles.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
