package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The unpacked distribution, started in the ways in which users start it. */
@DisabledOnOs(OS.WINDOWS)
class DistributionIT {

  @TempDir private static Path temporary;
  private static Installation installation;

  @BeforeAll
  static void unpack() {
    installation = Installation.unpack(temporary, "my tools (x86)");
  }

  @Test
  void itListsTheModelsOfTheSandboxInAnEmptyFolder(@TempDir Path empty) {
    Run run = installation.mreg("list", "--sandbox").in(empty).run();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("(?m)^wallaroo:839 +yolov8n-openvino ");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void itIsFoundThroughALinkOnThePathAndWithTheJavaOfThePath() throws IOException {
    Path bin = Files.createDirectories(temporary.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("mreg"), installation.launcher());
    String path = bin + ":" + System.getProperty("java.home") + "/bin:/usr/bin:/bin";

    Run run =
        new Script(Path.of("/bin/sh"), "-c", "mreg --version")
            .with(installation.environment())
            .with(Map.of("PATH", path, "JAVA_HOME", ""))
            .run();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("mreg ");
  }

  @Test
  void argumentsReachTheProgramUnchanged() {
    Path jdk = Installation.fakeJava(temporary.resolve("my (fake) jdk"), "17");

    Run run =
        installation
            .mreg("a b", "*", "", "$HOME", "-x")
            .with(Map.of("JAVA_HOME", jdk.toString()))
            .run();

    assertThat(run.lines())
        .containsSubsequence("<-jar>", "<" + installation.file("lib/mreg.jar") + ">")
        .endsWith("<a b>", "<*>", "<>", "<$HOME>", "<-x>")
        .contains("<-Dmreg.columns=0>", "<-Dmreg.errorsOnTerminal=false>");
  }

  @Test
  void aMissingOrTooOldJavaIsNamed() throws IOException {
    Path old = Installation.fakeJava(temporary.resolve("java-8"), "1.8.0_402");
    assertThat(refusal(Map.of("JAVA_HOME", old.toString())))
        .contains("java-8/bin/java is Java 1.8.0_402", "17 or newer", "JAVA_HOME");

    Files.delete(old.resolve("release"));
    FakeCheckout.script(old.resolve("bin/java"), "echo 'openjdk version \"11.0.2\" 2019' >&2");
    assertThat(refusal(Map.of("JAVA_HOME", old.toString()))).contains("Java 11.0.2");

    assertThat(refusal(Map.of("JAVA_HOME", "/no/such/jdk"))).contains("JAVA_HOME is /no/such/jdk");

    Path tools = Files.createDirectories(temporary.resolve("no java"));
    for (String tool : new String[] {"dirname", "readlink"}) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }
    assertThat(refusal(Map.of("JAVA_HOME", "", "PATH", tools.toString())))
        .contains("no java was found");
  }

  private static String refusal(Map<String, String> variables) {
    Run run =
        new Script(Path.of("/bin/sh"), installation.launcher().toString(), "list")
            .with(installation.environment())
            .with(variables)
            .run();
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    return run.err();
  }

  @Test
  void exitCodesAndSignalsPassThroughTheLauncher() {
    assertThat(installation.mreg("list").run().exitCode()).isEqualTo(2);
    assertThat(installation.mreg("show", "--sandbox", "wallaroo:1").run().exitCode()).isEqualTo(3);

    Script.Running sandbox = installation.mreg("sandbox").start();
    sandbox.firstLine();
    // The launcher has become Java: there is no shell in between that could keep a signal.
    assertThat(sandbox.process().info().command()).get().asString().endsWith("/java");
    sandbox.process().toHandle().destroy();
    assertThat(sandbox.await().exitCode()).isEqualTo(143);
  }

  @Test
  void zipAndTarHoldTheSameFilesAndTheLaunchersAreExecutable() throws IOException {
    Map<String, String> unpacked = permissions(installation.folder());

    try (FileSystem zip =
        FileSystems.newFileSystem(
            Path.of("target", "mreg-bin.zip"), Map.of("enablePosixFileAttributes", true))) {
      Path root = zip.getPath("/" + installation.folder().getFileName());
      assertThat(permissions(root)).isEqualTo(unpacked);
    }

    assertThat(unpacked.entrySet())
        .filteredOn(entry -> entry.getValue().startsWith("rwx"))
        .extracting(Map.Entry::getKey)
        .containsExactly("bin/mreg", "lib/create-archive");
    assertThat(unpacked)
        .containsKeys("LICENSE", "README.txt", "bin/mreg.cmd", "licenses/THIRD-PARTY.txt");
    assertThat(Files.readString(installation.file("README.txt"))).doesNotContain("@");
  }

  private static Map<String, String> permissions(Path root) throws IOException {
    Map<String, String> permissions = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        permissions.put(
            root.relativize(file).toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    return permissions;
  }

  @Test
  void everyLibraryIsInTheListOfLicences() throws IOException {
    String licences = Files.readString(installation.file("licenses/THIRD-PARTY.txt"));

    try (Stream<Path> jars = Files.list(installation.file("lib"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".jar") && !name.matches("(mreg|model-registry).*"))
          .isNotEmpty()
          .allSatisfy(
              name ->
                  assertThat(licences)
                      .contains(name.replaceAll("-([0-9][^-]*)\\.jar$", ":$1").strip()));
    }
  }
}
