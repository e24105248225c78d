package io.github.modelregistry.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JSON documents of the vendors' tests, and the types that are generated for them, for tests
 * that apply to every vendor.
 */
public final class VendorDocuments {

  private static final String ROOT_PACKAGE = "io.github.modelregistry.";
  private static final Path ROOT = Path.of(System.getProperty("root.directory", ".."));

  private VendorDocuments() {}

  /** Returns the vendors that have a specification, as far as their module is on the class path. */
  public static List<String> vendors() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return names(ROOT.resolve("specs"), ".yaml").stream()
        .filter(vendor -> loader.getResource(modelPackage(vendor).replace('.', '/')) != null)
        .toList();
  }

  /** Returns the generated models and open enums of a vendor. */
  public static List<Class<?>> generatedTypes(String vendor) {
    String modelPackage = modelPackage(vendor);
    Path folder =
        ROOT.resolve("sdk-" + vendor)
            .resolve("target/generated-sources/openapi")
            .resolve(modelPackage.replace('.', '/'));
    return names(folder, ".java").stream()
        .filter(name -> !name.equals("package-info"))
        .<Class<?>>map(name -> load(modelPackage + "." + name))
        .toList();
  }

  /** Returns the text of every JSON document among the resources of a vendor's tests. */
  public static List<String> documents(String vendor) {
    Path resources = ROOT.resolve("sdk-" + vendor).resolve("src/test/resources");
    try (Stream<Path> files = Files.walk(resources)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(VendorDocuments::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String modelPackage(String vendor) {
    return ROOT_PACKAGE + vendor + ".model";
  }

  private static List<String> names(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
