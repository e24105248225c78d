package io.github.modelregistry.testkit.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a module registers for GraalVM's native images, which contain only the resources and the
 * classes looked up by name that are registered: the files below {@code META-INF/native-image}.
 */
public final class NativeImageMetadata {

  private static final Pattern NAME_OF_CLASS =
      Pattern.compile("\"name\":\\s*\"([\\w$]+\\.[^\"]+)\"");
  private static final Pattern RESOURCES = Pattern.compile("\"pattern\":\\s*\"([^\"]+)\"");

  /** What is read at build time only, or by nobody. */
  private static final Pattern NOT_LOOKED_UP =
      Pattern.compile("META-INF/(native-image/.*|maven/.*|LICENSE|MANIFEST\\.MF)|.*\\.class");

  private final Path classes;

  /**
   * Reads the metadata of a module.
   *
   * @param classes the folder with its classes and resources
   */
  public NativeImageMetadata(Path classes) {
    this.classes = classes;
  }

  /** Returns the names of the classes that are registered. */
  public Set<String> classes() {
    return found("reflect-config.json", NAME_OF_CLASS).collect(Collectors.toSet());
  }

  /** Returns whether a resource is registered. */
  public boolean hasResource(String name) {
    return found("resource-config.json", RESOURCES)
        .map(pattern -> pattern.replace("\\\\", "\\"))
        .anyMatch(pattern -> name.matches(pattern));
  }

  /** Returns the resources of the module that are not registered. */
  List<String> missingResources() {
    return files()
        .filter(Predicate.not(NOT_LOOKED_UP.asMatchPredicate()))
        .filter(Predicate.not(this::hasResource))
        .toList();
  }

  /** Returns the classes that service files name and that are not registered. */
  List<String> missingServices() {
    Set<String> registered = classes();
    return files()
        .filter(name -> name.startsWith("META-INF/services/"))
        .flatMap(name -> read(classes.resolve(name)).lines())
        .filter(Predicate.not(registered::contains))
        .toList();
  }

  private Stream<String> found(String file, Pattern pattern) {
    return files()
        .filter(name -> name.startsWith("META-INF/native-image/") && name.endsWith('/' + file))
        .flatMap(name -> pattern.matcher(read(classes.resolve(name))).results())
        .map((MatchResult match) -> match.group(1));
  }

  private Stream<String> files() {
    try (Stream<Path> paths = Files.walk(classes)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> classes.relativize(path).toString().replace('\\', '/'))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
