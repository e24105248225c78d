package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The distribution that the build has made, unpacked as a user does. */
final class Installation {

  static final Path TAR = Path.of("target", "mreg-bin.tar.gz").toAbsolutePath();

  private final Path folder;
  private final Path home;

  private Installation(Path folder, Path home) {
    this.folder = folder;
    this.home = home;
  }

  /** Unpacks it into a new folder of this name, beside an empty home folder. */
  static Installation unpack(Path temporary, String name) {
    assertThat(TAR).as("made by package, unless -Ddist.skip=true").exists();
    try {
      Path target = Files.createDirectories(temporary.resolve(name));
      Path home = Files.createDirectories(temporary.resolve("home"));
      Run run = new Script(Path.of("/bin/tar"), "-xzf", TAR.toString()).in(target).with(PATH).run();
      assertThat(run.exitCode()).as(run.err()).isZero();
      try (Stream<Path> unpacked = Files.list(target)) {
        return new Installation(unpacked.toList().get(0), home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"));

  Path folder() {
    return folder;
  }

  Path home() {
    return home;
  }

  Path launcher() {
    return folder.resolve("bin/mreg");
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** The variables of a user without a running sandbox; no archive of classes is created. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(PATH);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", home.toString());
    environment.put("JDK_JAVA_OPTIONS", "-Duser.home=" + home);
    environment.put("MREG_ARCHIVE", "off");
    return environment;
  }

  Script mreg(String... arguments) {
    return new Script(launcher(), arguments).in(home).with(environment());
  }

  /** Makes a folder that is a Java of this version, which prints the arguments that it gets. */
  static Path fakeJava(Path jdk, String version) {
    FakeCheckout.script(jdk.resolve("bin/java"), "for word in \"$@\"; do echo \"<$word>\"; done");
    FakeCheckout.write(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }
}
