package io.github.modelregistry.consumers.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Maven put on the class path of one of the projects in consumers/class-paths. */
record ClassPath(String text) {

  private static final Path PROJECTS = Path.of("../class-paths");
  private static final Path TARGET = Path.of(System.getProperty("target.folder"));

  /** Returns the names of all projects. */
  static List<String> names() {
    try (Stream<Path> files = Files.list(PROJECTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".xml") && !name.equals("pom.xml"))
          .map(name -> name.replaceAll("\\.xml$", ""))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ClassPath ofProject(String project) {
    try {
      Path file = PROJECTS.resolve(TARGET).resolve(project).resolve("class-path.txt");
      return new ClassPath(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Path> entries() {
    return Stream.of(text.split(File.pathSeparator)).map(Path::of).toList();
  }

  /** Runs a program of this module in a JVM of its own, and returns the properties it printed. */
  Map<String, String> run(Class<?> program) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = TARGET.resolve("classes") + File.pathSeparator + text;
    try {
      // A program of a second: the second compiler would cost more than it gains.
      Process process =
          new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", classPath, program.getName())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      return output
          .lines()
          .filter(line -> line.contains("="))
          .map(line -> line.split("=", 2))
          .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> second));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("the test was interrupted", e);
    }
  }
}
