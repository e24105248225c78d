package io.github.modelregistry.registry.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar that a test writes. It has no entries for folders, as the jars of some tools. */
final class Jars {

  static final String SERVICE_FILE = "META-INF/services/" + ModelRegistryProvider.class.getName();

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  Jars text(String name, String text) {
    entries.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Jars classes(Class<?>... types) {
    for (Class<?> type : types) {
      String name = type.getName().replace('.', '/') + ".class";
      try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
        entries.put(name, bytes.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return this;
  }

  URL writeTo(Path file) {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      return file.toUri().toURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
