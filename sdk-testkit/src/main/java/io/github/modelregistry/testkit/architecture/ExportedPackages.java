package io.github.modelregistry.testkit.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads from a module's descriptor which packages everybody may use. */
public final class ExportedPackages {
  private ExportedPackages() {}

  /**
   * Returns the packages that the module exports to everyone.
   *
   * @param classes the folder of the module's classes, which holds {@code module-info.class}
   */
  public static Set<String> of(Path classes) {
    try (InputStream descriptor = Files.newInputStream(classes.resolve("module-info.class"))) {
      return ModuleDescriptor.read(descriptor).exports().stream()
          .filter(export -> !export.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("no module descriptor in " + classes, e);
    }
  }
}
