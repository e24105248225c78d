package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that the launcher creates when it is started for the first time. */
@DisabledOnOs(OS.WINDOWS)
class ClassArchiveIT {

  private static final String JAVA = System.getProperty("java.home") + "/bin/java";

  @TempDir private Path temporary;
  private Installation installation;

  /** Java takes no class from an archive if the path of its jar has a blank. */
  @BeforeEach
  void unpack() {
    installation = Installation.unpack(temporary, "tools");
  }

  private Path cache() {
    return temporary.resolve("my cache/mreg");
  }

  private Script mreg(String... arguments) {
    return installation
        .mreg(arguments)
        .with(Map.of("MREG_ARCHIVE", "", "XDG_CACHE_HOME", cache().getParent().toString()));
  }

  private Script creation(Path archive) {
    return new Script(installation.file("lib/create-archive"), JAVA, archive.toString())
        .in(installation.home())
        .with(Installation.PATH)
        .with(Map.of("WALLAROO_TOKEN", "secret-of-the-environment"));
  }

  private Map<String, String> otherJava() {
    Path jdk = Installation.fakeJava(temporary.resolve("jdk"), "17.0.9");
    return Map.of("JAVA_HOME", jdk.toString());
  }

  /** The first start creates an archive with the script; here, one that prints its arguments. */
  private List<String> archivesOfFirstStart(Map<String, String> java) throws IOException {
    Path pipe = temporary.resolve("pipe");
    assertThat(
            new Script(Path.of("/usr/bin/mkfifo"), pipe.toString())
                .with(Installation.PATH)
                .run()
                .exitCode())
        .isZero();
    FakeCheckout.script(
        installation.file("lib/create-archive"), "printf '%s\\n' \"$@\" >'" + pipe + "'");
    Run run = mreg("--version").with(java).run();
    assertThat(run.exitCode()).as(run.err()).isZero();
    // Blocks until the script has written.
    return Files.readAllLines(pipe);
  }

  @Test
  void theFirstStartCreatesAnArchiveInThePrivateCacheOfTheUser() throws IOException {
    List<String> arguments = archivesOfFirstStart(Map.of());

    assertThat(arguments.get(0)).isEqualTo(JAVA);
    assertThat(Path.of(arguments.get(1)).getParent()).isEqualTo(cache());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache())))
        .isEqualTo("rwx------");
  }

  @Test
  void itIsUsedFromThenOnByTheSameJava() throws IOException {
    Path archive = Path.of(archivesOfFirstStart(otherJava()).get(1));
    FakeCheckout.write(archive, "");

    Run run = mreg("list").with(otherJava()).run();

    assertThat(run.lines()).startsWith("<-XX:SharedArchiveFile=" + archive + ">");
  }

  @Test
  void anArchiveThatIsDamagedOrOfAnotherJavaDoesNoHarm() throws IOException {
    FakeCheckout.write(Path.of(archivesOfFirstStart(Map.of()).get(1)), "not an archive");

    Run damaged = mreg("list", "--sandbox", "-o", "json").run();
    Run other = mreg("list").with(otherJava()).run();

    assertThat(damaged.exitCode()).as(damaged.err()).isZero();
    assertThat(damaged.json().at("models").elements()).isNotEmpty();
    assertThat(damaged.err()).doesNotContain("rror", "arning");
    assertThat(other.out()).doesNotContain("SharedArchiveFile");
  }

  @Test
  void anArchiveBesideTheLibrariesIsUsed() {
    Path archive = FakeCheckout.write(installation.file("lib/mreg.jsa"), "");

    Run run = mreg("list").with(otherJava()).run();

    assertThat(run.lines()).startsWith("<-XX:SharedArchiveFile=" + archive + ">");
    assertThat(cache()).doesNotExist();
  }

  @Test
  void severalCreationsAtTheSameTimeLeaveOneArchiveThatJavaAccepts() throws IOException {
    Path archive = Files.createDirectories(cache()).resolve("1.jsa");

    Stream.generate(() -> creation(archive).start())
        .limit(3)
        .toList()
        .forEach(each -> assertThat(each.await().exitCode()).isZero());

    try (Stream<Path> files = Files.list(cache())) {
      assertThat(files).containsExactly(archive);
    }
    Run run =
        new Script(Path.of(JAVA), options(archive, "-Xshare:on", "-Xlog:class+load"))
            .in(temporary)
            .run();
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.lines())
        .filteredOn(
            line -> line.contains(" picocli.") || line.contains(" io.github.modelregistry."))
        .filteredOn(line -> line.endsWith("source: shared objects file"))
        .anyMatch(line -> line.contains(" io.github.modelregistry.cli.Main "))
        .anyMatch(line -> line.contains(" picocli."));
    assertThat(Files.readString(archive, StandardCharsets.ISO_8859_1))
        .contains("io/github/modelregistry/cli/Main")
        .doesNotContain("secret-of-the-environment");
  }

  private String[] options(Path archive, String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("-XX:SharedArchiveFile=" + archive);
    options.addAll(List.of("-jar", installation.file("lib/mreg.jar").toString(), "--version"));
    return options.toArray(String[]::new);
  }

  @Test
  void aCreationThatFailsIsNotTriedAgainAndOneThatWasKilledIs() throws IOException {
    Path archive = Path.of(archivesOfFirstStart(Map.of()).get(1));
    Path maker = Path.of(archive + ".maker");
    Path calls = temporary.resolve("calls");
    FakeCheckout.script(installation.file("lib/create-archive"), "echo called >>'" + calls + "'");

    FakeCheckout.write(maker, "failed\n");
    assertThat(mreg("--version").run().exitCode()).isZero();
    FakeCheckout.write(maker, ProcessHandle.current().pid() + "\n");
    assertThat(mreg("--version").run().exitCode()).isZero();

    Process gone = new ProcessBuilder("true").start();
    gone.onExit().join();
    FakeCheckout.write(maker, gone.pid() + "\n");
    Files.delete(temporary.resolve("pipe"));
    assertThat(Path.of(archivesOfFirstStart(Map.of()).get(1))).isEqualTo(archive);
    assertThat(calls).doesNotExist();
  }

  @Test
  void whereNothingCanBeWrittenItStartsWithoutAnArchive() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    Run withoutFolder = mreg("--version").with(Map.of("XDG_CACHE_HOME", file.toString())).run();
    Run withoutJava =
        new Script(
                installation.file("lib/create-archive"),
                "/no/such/java",
                temporary.resolve("x.jsa").toString())
            .with(Installation.PATH)
            .run();

    assertThat(withoutFolder.exitCode()).isZero();
    assertThat(withoutFolder.err()).doesNotContain("mkdir", "mreg:");
    assertThat(withoutJava.exitCode()).isEqualTo(1);
    assertThat(Files.readString(temporary.resolve("x.jsa.maker"))).isEqualTo("failed\n");
  }
}
