package io.github.modelregistry.consumers.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drivers are found in an executable jar of Spring Boot, whose libraries are jars inside. */
class ExecutableJarTest {

  private static final List<String> LIBRARIES =
      List.of("model-registry-", "sdk-", "okhttp", "okio", "kotlin-", "jackson-", "jspecify");

  @TempDir private Path folder;

  @Test
  void theDriversOfLibrariesInsideAreFound() throws Exception {
    Path jar = folder.resolve("application.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      add(
          out,
          "META-INF/MANIFEST.MF",
          ("Manifest-Version: 1.0\n"
                  + "Main-Class: org.springframework.boot.loader.launch.JarLauncher\n"
                  + ("Start-Class: " + PrintModels.class.getName() + "\n"))
              .getBytes(UTF_8));
      for (Path entry : classPath()) {
        String name = entry.getFileName().toString();
        if (name.startsWith("spring-boot-loader")) {
          unpack(out, entry);
        } else if (entry.endsWith("classes") || isLibrary(name)) {
          String library = entry.toString().replaceAll("[^\\w.-]", "_").replaceAll("\\.jar$", "");
          add(out, "BOOT-INF/lib/" + library + ".jar", bytes(entry));
        }
      }
    }

    assertThat(run(jar)).contains("wallaroo:839", "truefoundry:");
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  private static boolean isLibrary(String name) {
    return LIBRARIES.stream().anyMatch(name::startsWith) && !name.contains("sandbox");
  }

  private static String run(Path jar) throws IOException, InterruptedException {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      ProcessBuilder program =
          new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-jar", jar.toString())
              .redirectErrorStream(true);
      program.environment().putAll(sandbox.environment());
      Process process = program.start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      return output;
    }
  }

  private static void unpack(ZipOutputStream out, Path jar) throws IOException {
    try (JarFile loader = new JarFile(jar.toFile())) {
      for (var entry : loader.stream().filter(file -> file.getName().endsWith(".class")).toList()) {
        add(out, entry.getName(), loader.getInputStream(entry).readAllBytes());
      }
    }
  }

  /** Returns a jar, or a folder of classes as a jar. */
  private static byte[] bytes(Path entry) throws IOException {
    if (Files.isRegularFile(entry)) {
      return Files.readAllBytes(entry);
    }
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(jar);
        Stream<Path> files = Files.walk(entry)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = entry.relativize(file).toString().replace(File.separatorChar, '/');
        add(out, name, Files.readAllBytes(file));
      }
    }
    return jar.toByteArray();
  }

  /** Adds an entry without compression, as Spring Boot requires it of the jars inside. */
  private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    out.write(bytes);
  }
}
