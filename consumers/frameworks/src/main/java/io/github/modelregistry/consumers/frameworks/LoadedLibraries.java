package io.github.modelregistry.consumers.frameworks;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which versions of the libraries below the SDK a class loader finds first. */
final class LoadedLibraries {

  private static final Pattern VERSION_IN_NAME = Pattern.compile("-(\\d[^/]*)\\.jar$");

  private static final Map<String, String> CLASSES =
      Map.of(
          "okhttp", "okhttp3.OkHttpClient",
          "kotlin-stdlib", "kotlin.Unit",
          "okio", "okio.Buffer",
          "jackson-core", "com.fasterxml.jackson.core.JsonFactory",
          "gson", "com.google.gson.Gson");

  private LoadedLibraries() {}

  /** Returns the version of each library by its name, or "none". */
  static Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    CLASSES.forEach((library, type) -> versions.put(library, versionOf(type)));
    return versions;
  }

  /** Returns the version that stands in the name of the jar a class was loaded from. */
  private static String versionOf(String type) {
    try {
      Path jar =
          Path.of(
              Class.forName(type, false, LoadedLibraries.class.getClassLoader())
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toURI());
      Matcher version = VERSION_IN_NAME.matcher(jar.toString());
      return version.find() ? version.group(1) : jar.getFileName().toString();
    } catch (ClassNotFoundException e) {
      return "none";
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
