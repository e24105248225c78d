package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.error.ConfigurationException;
import java.lang.module.ModuleDescriptor.Version;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds libraries that are too old for the SDK, whose use would end with a {@link LinkageError}
 * somewhere in a call.
 *
 * <p>Frameworks and other libraries set these versions, so they may differ from those that the SDK
 * was compiled against. Everything is looked up by name: the compiler would copy the constants, and
 * a class that refers to a missing one may not load.
 */
final class LibraryVersions {

  private static final Library OKHTTP = okHttp("com.squareup.okhttp3:okhttp", "4.12");

  /** Only newer ones hand the connection of a WebSocket over. */
  private static final Library OKHTTP_FOR_STREAMS =
      okHttp("com.squareup.okhttp3:okhttp-jvm", "5.2");

  private static final List<Library> LIBRARIES =
      List.of(
          OKHTTP,
          new Library(
              "org.jetbrains.kotlin:kotlin-stdlib",
              "kotlin.Unit",
              "kotlin.KotlinVersion",
              "CURRENT",
              "1.8"),
          new Library(
              "com.fasterxml.jackson.core:jackson-core",
              "com.fasterxml.jackson.core.JsonParser",
              "com.fasterxml.jackson.core.json.PackageVersion",
              "VERSION",
              "2.13"));

  /** The end of a jar's URL; inside a jar of Spring Boot's, it ends with {@code !/}. */
  private static final Pattern JAR = Pattern.compile("([^/!]+)[/!]*$");

  private static final String REMEDY =
      "Raise its version where it is declared or managed, or import"
          + " io.github.modelregistry:model-registry-bom before other BOMs";

  /** What is wrong with the SDK's own class path; computed once, because it does not change. */
  private static final List<String> OWN_PROBLEMS = problems(LibraryVersions.class.getClassLoader());

  private final ClassLoader loader;

  private LibraryVersions(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * A library that the SDK calls.
   *
   * @param type a class that every version has
   * @param versionType the class whose field {@code constant} holds the version
   */
  private record Library(
      String artifact, String type, String versionType, String constant, String oldest) {}

  /**
   * Checks that the SDK can run on the libraries beside it.
   *
   * @throws ConfigurationException naming every library that is too old or missing
   */
  static void check() {
    if (!OWN_PROBLEMS.isEmpty()) {
      throw new ConfigurationException(OWN_PROBLEMS);
    }
  }

  /**
   * Checks that a stream can be opened, which needs a newer OkHttp than calls do.
   *
   * @throws ConfigurationException if OkHttp is older
   */
  static void checkForStreams() {
    String problem =
        new LibraryVersions(LibraryVersions.class.getClassLoader()).problem(OKHTTP_FOR_STREAMS);
    if (problem != null) {
      throw new ConfigurationException("Streams cannot be opened: " + problem);
    }
  }

  /** Returns what is wrong with the libraries that a class loader finds. */
  static List<String> problems(ClassLoader loader) {
    LibraryVersions versions = new LibraryVersions(loader);
    return Stream.concat(
            LIBRARIES.stream().map(versions::problem), Stream.of(versions.problemOfOkio()))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Library okHttp(String artifact, String oldest) {
    return new Library(artifact, "okhttp3.OkHttpClient", "okhttp3.OkHttp", "VERSION", oldest);
  }

  private @Nullable String problem(Library library) {
    Class<?> type = load(library.type());
    String version = type == null ? null : versionOf(library, type);
    if (version != null && isAtLeast(version, library.oldest())) {
      return null;
    }
    return "%s %s or newer is needed, but %s"
        .formatted(library.artifact(), library.oldest(), found(type, version));
  }

  /** Okio has no constant of its version: it must have a class as new as what OkHttp calls. */
  private @Nullable String problemOfOkio() {
    Class<?> client = load(OKHTTP.type());
    String version = client == null ? null : versionOf(OKHTTP, client);
    if (version == null || !isAtLeast(version, "5.0")) {
      return null;
    }
    String newest = isAtLeast(version, "5.5") ? "okio.LimitSource" : "okio.Socket";
    if (load(newest) != null) {
      return null;
    }
    return "com.squareup.okio:okio-jvm 3.18 or newer is needed by OkHttp %s, but %s"
        .formatted(version, found(load("okio.Buffer"), null));
  }

  private static String found(@Nullable Class<?> type, @Nullable String version) {
    return type == null
        ? "it is missing. Add it to the dependencies"
        : "the class path has %s%s. %s"
            .formatted(version == null ? "an older one" : version, jarOf(type), REMEDY);
  }

  /**
   * Returns null if the version is unknown. A version that comes from another jar than the library
   * is that of a second copy: OkHttp 3 has no constant, and OkHttp 5 may be behind it.
   */
  private @Nullable String versionOf(Library library, Class<?> type) {
    Class<?> holder = load(library.versionType());
    try {
      return holder == null || !jarOf(holder).equals(jarOf(type))
          ? null
          : String.valueOf(holder.getField(library.constant()).get(null));
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  /** Returns the name of the jar, which shows a user whose copy it is. */
  private static String jarOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return "";
    }
    Matcher name = JAR.matcher(source.getLocation().getPath());
    return name.find() ? " (" + name.group(1) + ')' : "";
  }

  /** A text that is no version says nothing against the library. */
  static boolean isAtLeast(String version, String oldest) {
    try {
      return Version.parse(version).compareTo(Version.parse(oldest)) >= 0;
    } catch (IllegalArgumentException notAVersion) {
      return true;
    }
  }

  private @Nullable Class<?> load(String type) {
    try {
      return Class.forName(type, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
