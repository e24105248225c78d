package io.github.modelregistry.testkit.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads from a module's descriptor which packages everybody may use. */
public final class ExportedPackages {
  private ExportedPackages() {}

  /**
   * Returns the packages that the module exports to everyone. Without a descriptor these are all
   * but those that are called internal.
   *
   * @param classes the folder of the module's classes
   */
  public static Predicate<String> of(Path classes) {
    if (Files.notExists(classes.resolve("module-info.class"))) {
      return name -> !name.contains(".internal.") && !name.endsWith(".internal");
    }
    return read(classes)::contains;
  }

  private static Set<String> read(Path classes) {
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
