package io.github.modelregistry.consumers.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks up every method, field and constructor that the SDK, OkHttp and Okio use of the libraries
 * below them, as the JVM would when the code is run for the first time.
 */
final class Linkage {

  private static final List<String> LIBRARIES =
      List.of("okhttp3.", "okio.", "kotlin.", "com.fasterxml.jackson.core.");

  /**
   * The first catches the error itself: jackson-core has no constraints before 2.15. The others are
   * reached only after a check that OkHttp is 5.2 or newer.
   */
  private static final Set<String> GUARDED =
      Set.of(
          "io.github.modelregistry.json.JacksonParsers$Constraints",
          "io.github.modelregistry.internal.okhttp.attempt.Upgrade",
          "io.github.modelregistry.internal.okhttp.attempt.UpgradedSocket");

  private static final Map<List<URL>, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

  private final URLClassLoader loader;

  private Linkage(URLClassLoader loader) {
    this.loader = loader;
  }

  /** Returns what is missing, and who uses it. */
  static Set<String> missingOn(ClassPath classPath) {
    try (URLClassLoader loader = loader(classPath)) {
      return new Linkage(loader).missing(classPath);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> missing(ClassPath classPath) throws IOException {
    List<URL> jars = new ArrayList<>(List.of(jarOf("okhttp3.OkHttpClient"), jarOf("okio.Buffer")));
    for (Path entry : classPath.entries()) {
      if (isOfTheSdk(entry)) {
        jars.add(entry.toUri().toURL());
      }
    }
    List<JavaAccess<?>> accesses =
        IMPORTED.computeIfAbsent(jars, Linkage::classes).stream()
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(access -> isOfAnotherLibrary(access))
            .toList();
    assertThat(accesses).hasSizeGreaterThan(1_000);
    return accesses.stream()
        .filter(access -> !GUARDED.contains(access.getOriginOwner().getName()))
        .filter(access -> !has(access.getTarget()))
        .map(
            access -> access.getTarget().getFullName() + " in " + access.getOriginOwner().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private URL jarOf(String type) {
    try {
      return Class.forName(type, false, loader).getProtectionDomain().getCodeSource().getLocation();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JavaClasses classes(List<URL> jars) {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .importLocations(jars.stream().map(jar -> Location.of(jar)).toList());
  }

  private static boolean isOfTheSdk(Path entry) {
    String name = entry.getFileName().toString();
    return name.startsWith("model-registry-") && !name.startsWith("model-registry-sandbox");
  }

  private static boolean isOfAnotherLibrary(JavaAccess<?> access) {
    String target = access.getTargetOwner().getName();
    String origin = access.getOriginOwner().getName();
    return LIBRARIES.stream()
        .anyMatch(library -> target.startsWith(library) && !origin.startsWith(library));
  }

  private boolean has(AccessTarget target) {
    try {
      return declares(Class.forName(target.getOwner().getFullName(), false, loader), target);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static boolean declares(Class<?> type, AccessTarget target) {
    return declaresItself(type, target)
        || Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
            .anyMatch(parent -> declares(parent, target));
  }

  private static boolean declaresItself(Class<?> type, AccessTarget target) {
    if (target instanceof AccessTarget.FieldAccessTarget field) {
      String fieldType = field.getRawType().getFullName();
      return Stream.of(type.getDeclaredFields())
          .anyMatch(f -> f.getName().equals(field.getName()) && isNamed(f.getType(), fieldType));
    }
    if (target instanceof AccessTarget.CodeUnitAccessTarget code) {
      List<String> parameters = code.getRawParameterTypes().stream().map(HasName::getName).toList();
      String result = code.getRawReturnType().getName();
      return code.getName().equals("<init>")
          ? Stream.of(type.getDeclaredConstructors())
              .anyMatch(c -> names(c.getParameterTypes()).equals(parameters))
          : Stream.of(type.getDeclaredMethods())
              .anyMatch(
                  m ->
                      m.getName().equals(code.getName())
                          && names(m.getParameterTypes()).equals(parameters)
                          && isNamed(m.getReturnType(), result));
    }
    throw new IllegalStateException("an unknown kind of access: " + target);
  }

  private static boolean isNamed(Class<?> type, String name) {
    return type.getName().equals(name);
  }

  private static List<String> names(Class<?>[] types) {
    return Stream.of(types).map(Class::getName).toList();
  }

  private static URLClassLoader loader(ClassPath classPath) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (Path entry : classPath.entries()) {
      urls.add(entry.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
