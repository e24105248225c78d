package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  @TempDir private Path folder;
  private FakeCheckout checkout;

  @BeforeEach
  void checkOut() {
    checkout = new FakeCheckout(folder);
  }

  @Test
  void theFirstUseBuildsAndLaterOnesDoNot() {
    Run first = checkout.launcher("list").run();
    Run second = checkout.launcher("list").run();

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(checkout.builds())
        .hasSize(1)
        .first()
        .asString()
        .contains("-pl sdk-cli -am")
        .endsWith("package");
    assertThat(first.err()).hasLineCount(1).contains("building the program");
    assertThat(second.err()).isEmpty();
    assertThat(first.out()).isEqualTo(second.out()).doesNotContain("maven speaks");
    assertThat(checkout.root().resolve("target/mreg.lock")).doesNotExist();
  }

  @Test
  void argumentsReachTheProgramUnchanged() {
    Run run = checkout.launcher("a b", "*", "", "$HOME", "-x").run();

    assertThat(run.lines()).endsWith("<a b>", "<*>", "<>", "<$HOME>", "<-x>");
    assertThat(run.lines()).contains("<-jar>", "<-Dmreg.columns=0>");
  }

  @Test
  void whateverIsNewerThanTheProgramBuildsItAgain() {
    checkout.launcher().run();
    for (Path changed :
        List.of(
            checkout.source("Main.java"),
            checkout.root().resolve("pom.xml"),
            checkout.root().resolve("specs/one.yaml"),
            checkout.root().resolve("specs/templates/one.mustache"),
            checkout.root().resolve("sdk-cli/src/dist/bin/mreg"),
            // A folder, as when a file in it was deleted.
            checkout.source("Main.java").getParent())) {
      int before = checkout.builds().size();
      checkout.change(changed);
      checkout.launcher().run();

      assertThat(checkout.builds()).as("after %s", changed).hasSize(before + 1);
      FakeCheckout.age(changed);
    }
  }

  @Test
  void aChangeDuringTheBuildIsNotForgotten() {
    checkout.maven(
        "3.9.9",
        "sleep 0.1; touch sdk-cli/src/main/java/Main.java; sleep 0.1; " + FakeCheckout.BUILD);
    checkout.launcher().run();
    checkout.launcher().run();

    assertThat(checkout.builds()).hasSize(2);
  }

  @Test
  void aFailedBuildShowsMavensWordsAndLeavesNoProgram() {
    checkout.maven("3.9.9", FakeCheckout.BUILD + "; exit 1");

    Run run = checkout.launcher("list").run();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("maven speaks", "mreg: the build failed");
    assertThat(checkout.program()).doesNotExist();
    assertThat(checkout.root().resolve("target/mreg.lock")).doesNotExist();
  }

  @Test
  void severalFirstUsesAtOnceBuildOnce() {
    checkout.maven("3.9.9", "sleep 0.5; " + FakeCheckout.BUILD);

    List<Script.Running> all =
        Stream.generate(() -> checkout.launcher("list").start()).limit(4).toList();

    assertThat(all).allSatisfy(running -> assertThat(running.await().exitCode()).isZero());
    assertThat(checkout.builds()).hasSize(1);
  }

  @Test
  void aLockWhoseOwnerIsGoneIsTakenOver() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    FakeCheckout.write(checkout.root().resolve("target/mreg.lock"), gone.pid() + "\n");

    assertThat(checkout.launcher().run().exitCode()).isZero();
    assertThat(checkout.builds()).hasSize(1);
  }

  @Test
  void itFindsItsFolderThroughLinksAndFromAnywhere() throws IOException {
    Path links = Files.createDirectories(folder.resolve("some links"));
    Path first = Files.createSymbolicLink(links.resolve("first"), checkout.root().resolve("mreg"));
    Path second = Files.createSymbolicLink(links.resolve("mreg"), Path.of("first"));

    Run run = new Script(second, "list").in(links).with(checkout.environment()).run();

    assertThat(first).isSymbolicLink();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("check out/sdk-cli/target/dist/lib/mreg.jar>");
  }

  @Test
  void whatIsMissingIsSaidAndHowToMendIt() {
    checkout.javaVersion("11.0.2");
    assertThat(refusal(Map.of())).contains("Java 11.0.2", "17 or newer", "JAVA_HOME");

    checkout.javaVersion("17");
    assertThat(refusal(Map.of("JAVA_HOME", "/no/such/jdk")))
        .contains("/no/such/jdk/bin/javac does not run", "17 or newer");
    assertThat(refusal(Map.of("JAVA_HOME", ""))).contains("javac does not run", "PATH");

    checkout.maven("3.8.5", "exit 0");
    assertThat(refusal(Map.of())).contains("Maven 3.8.5", "3.8.6 or newer");

    checkout.maven("4.0.0", "exit 0");
    assertThat(refusal(Map.of())).contains("the build succeeded, but there is no");

    checkout.removeMaven();
    assertThat(refusal(Map.of())).contains("there is no mvn on the PATH");
  }

  private String refusal(Map<String, String> variables) {
    Run run = checkout.launcher("list").with(variables).run();
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    return run.err();
  }
}
