package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for the launchers of Windows that can be checked on any system; none runs them. */
class WindowsLauncherTest {

  private static final Path ROOT = Path.of(System.getProperty("root.directory"));

  private static String text(String launcher) throws IOException {
    return Files.readString(ROOT.resolve(launcher));
  }

  private static List<String> commands(String launcher) throws IOException {
    return text(launcher).lines().filter(line -> !line.startsWith("rem ")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mreg.cmd", "sdk-cli/src/dist/bin/mreg.cmd"})
  void itHasLineEndsOfWindowsAndNoOtherLettersThanAscii(String launcher) throws IOException {
    assertThat(text(launcher).replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(text(launcher)).matches("\\p{ASCII}*");
  }

  /** A closing parenthesis in a path, as in "Program Files (x86)", would end a block. */
  @ParameterizedTest
  @ValueSource(strings = {"mreg.cmd", "sdk-cli/src/dist/bin/mreg.cmd"})
  void pathsMayHaveBlanksAndParentheses(String launcher) throws IOException {
    assertThat(commands(launcher)).noneMatch(line -> line.matches(".*\\(\\s*"));
    // Variables and parameters that are paths stand between quotes, everywhere.
    assertThat(commands(launcher))
        .allSatisfy(
            line ->
                assertThat(line.replaceAll("\"[^\"]*\"", ""))
                    .doesNotContain(
                        "%~dp0", "%mreg_java%", "%mreg_release%", "%mreg_dist%", "%mreg_maven%")
                    .doesNotContain("%JAVA_HOME%"));
  }

  /**
   * The second pass of {@code call} would expand what the arguments have between per cent signs.
   */
  @ParameterizedTest
  @ValueSource(strings = {"mreg.cmd", "sdk-cli/src/dist/bin/mreg.cmd"})
  void argumentsAreExpandedOnceAndExclamationMarksStay(String launcher) throws IOException {
    assertThat(commands(launcher))
        .filteredOn(line -> line.contains("%*"))
        .singleElement()
        .asString()
        .startsWith("\"")
        .endsWith(" %*");
    assertThat(text(launcher)).contains("setlocal EnableExtensions DisableDelayedExpansion\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mreg.cmd", "sdk-cli/src/dist/bin/mreg.cmd"})
  void eachJumpHasItsLabel(String launcher) throws IOException {
    assertThat(commands(launcher))
        .filteredOn(line -> line.contains("goto "))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(commands(launcher))
                    .contains(":" + line.substring(line.indexOf("goto ") + "goto ".length())));
  }

  @Test
  void theExitCodeOfTheProgramIsThatOfTheLauncher() throws IOException {
    assertThat(commands("sdk-cli/src/dist/bin/mreg.cmd")).endsWith("exit /b %ERRORLEVEL%");
    // Started without "call", the second launcher does not return.
    assertThat(commands("mreg.cmd")).last().asString().startsWith("\"%mreg_dist%\\bin\\mreg.cmd\"");
  }
}
