package io.github.modelregistry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkout in which the launchers are the real ones, and Java and Maven are scripts: the one
 * prints its arguments, the other writes down that it was called and leaves a distribution.
 */
final class FakeCheckout {

  /** What Maven does by default. */
  static final String BUILD =
      "mkdir -p sdk-cli/target/dist/lib && cp -R sdk-cli/src/dist/bin sdk-cli/target/dist"
          + " && echo jar > sdk-cli/target/dist/lib/mreg.jar";

  private static final List<String> TOOLS =
      List.of(
          "sh",
          "awk",
          "cat",
          "cp",
          "dirname",
          "find",
          "head",
          "mkdir",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "touch");

  private final Path root;
  private final Path tools;
  private final Path jdk;

  FakeCheckout(Path folder) {
    this.root = folder.resolve("check out");
    this.tools = folder.resolve("tools");
    this.jdk = folder.resolve("my jdk");
    write(root.resolve("pom.xml"), "");
    write(root.resolve("specs/one.yaml"), "");
    write(root.resolve("specs/templates/one.mustache"), "");
    write(root.resolve("sdk-cli/pom.xml"), "");
    write(source("Main.java"), "");
    copy("mreg");
    copy("sdk-cli/src/dist/bin/mreg");
    TOOLS.forEach(this::link);
    javaVersion("17.0.1");
    script(jdk.resolve("bin/java"), "for word in \"$@\"; do echo \"<$word>\"; done");
    maven("3.8.6", BUILD);
    // Whatever is there at first is older than whatever is built.
    age(root);
  }

  Path root() {
    return root;
  }

  Path source(String name) {
    return root.resolve("sdk-cli/src/main/java").resolve(name);
  }

  Path program() {
    return root.resolve("sdk-cli/target/dist/lib/mreg.jar");
  }

  void javaVersion(String version) {
    script(jdk.resolve("bin/javac"), "echo 'javac " + version + "'");
    write(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  /** Puts a Maven on the path that says it is this version, and builds like this. */
  void maven(String version, String build) {
    script(
        tools.resolve("mvn"),
        "if [ \"$1\" = -version ]; then echo 'Apache Maven %s (abc)'; exit 0; fi\n"
                .formatted(version)
            + "echo \"$*\" >> '"
            + calls()
            + "'\n"
            + "echo 'maven speaks'\n"
            + build);
  }

  void removeMaven() {
    delete(tools.resolve("mvn"));
  }

  /** Returns the command lines with which Maven was called to build. */
  List<String> builds() {
    try {
      return Files.exists(calls()) ? Files.readAllLines(calls()) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a file newer than the program. */
  void change(Path file) {
    setTime(file, Instant.now().plusSeconds(60));
  }

  void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", tools.toString());
    environment.put("JAVA_HOME", jdk.toString());
    return environment;
  }

  Script launcher(String... arguments) {
    return new Script(root.resolve("mreg"), arguments).with(environment());
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void script(Path file, String lines) {
    try {
      write(file, "#!/bin/sh\n" + lines + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path calls() {
    return tools.resolve("calls.txt");
  }

  private void copy(String launcher) {
    try {
      Files.createDirectories(root.resolve(launcher).getParent());
      Files.copy(
          Path.of(System.getProperty("root.directory"), launcher),
          root.resolve(launcher),
          StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void link(String tool) {
    try {
      Files.createDirectories(tools);
      Path here =
          List.of(Path.of("/bin"), Path.of("/usr/bin")).stream()
              .map(folder -> folder.resolve(tool))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow(() -> new AssertionError("this system has no " + tool));
      Files.createSymbolicLink(tools.resolve(tool), here);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void age(Path folder) {
    try (var files = Files.walk(folder)) {
      files.forEach(file -> setTime(file, Instant.parse("2020-01-01T00:00:00Z")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void setTime(Path file, Instant time) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(time));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
