package io.github.modelregistry.registry.driver;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The files that vendors' modules have beside their service file: {@code
 * META-INF/model-registry/<vendor>}, which contains the name of the provider class.
 *
 * <p>All modules have the same service file, and tools that merge jars into one may keep only one
 * of these. Files with different names are all kept.
 */
final class DriverFiles {

  private static final String FOLDER = "META-INF/model-registry/";
  private static final String SERVICE_FILE =
      "META-INF/services/" + ModelRegistryProvider.class.getName();
  private static final String THIS_CLASS = DriverFiles.class.getName().replace('.', '/') + ".class";
  private static final int MAX_LENGTH = 1_000;

  private DriverFiles() {}

  /** Returns the names of the provider classes by vendor, in alphabetical order. */
  static Map<String, String> providerNames(ClassLoader loader) throws IOException {
    Map<String, String> names = new TreeMap<>();
    for (String vendor : vendors(loader)) {
      URL file = loader.getResource(FOLDER + vendor);
      if (file != null) {
        names.put(vendor, text(file));
      }
    }
    return names;
  }

  /**
   * Lists the folders of that name. A merged jar may have no entry for the folder, so the jars that
   * contain a service file or this class are searched, too.
   */
  private static Set<String> vendors(ClassLoader loader) throws IOException {
    Set<String> vendors = new TreeSet<>();
    Set<String> searched = new TreeSet<>();
    for (String resource : new String[] {FOLDER, SERVICE_FILE, THIS_CLASS}) {
      for (URL found : Collections.list(loader.getResources(resource))) {
        String url = found.toString();
        String root = url.substring(0, url.length() - resource.length());
        if (url.endsWith(resource) && searched.add(root)) {
          addVendors(root, vendors);
        }
      }
    }
    return vendors;
  }

  private static void addVendors(String root, Set<String> vendors) throws IOException {
    if (root.startsWith("file:")) {
      Path folder = Path.of(URI.create(root)).resolve(FOLDER);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files.forEach(file -> vendors.add(file.getFileName().toString()));
        }
      }
    } else if (root.startsWith("jar:")
        && new URL(root).openConnection() instanceof JarURLConnection connection) {
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        String folder =
            connection.getEntryName() == null ? FOLDER : connection.getEntryName() + FOLDER;
        jar.stream()
            .map(JarEntry::getName)
            .filter(name -> name.startsWith(folder) && !name.endsWith("/"))
            .forEach(name -> vendors.add(name.substring(folder.length())));
      }
    }
  }

  private static String text(URL file) throws IOException {
    URLConnection connection = file.openConnection();
    connection.setUseCaches(false); // a cached jar would stay open, and be locked on Windows
    try (InputStream bytes = connection.getInputStream()) {
      return new String(bytes.readNBytes(MAX_LENGTH), StandardCharsets.UTF_8).strip();
    }
  }
}
