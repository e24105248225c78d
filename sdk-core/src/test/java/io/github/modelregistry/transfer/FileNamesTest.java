package io.github.modelregistry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.onnx",
        "epoch_1.pt",
        "Modell für Köln.bin",
        "模型.safetensors",
        "a.tar.gz",
        "x",
        "CONTRACT.txt",
        "com10.bin",
        "nullable"
      })
  void aValidNameStaysAsItIs(String name) {
    assertThat(FileNames.safe(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "../../x, x",
    "/etc/passwd, passwd",
    "..\\..\\x.exe, x.exe",
    "C:\\Windows\\x, x",
    "C:x, C_x",
    "a/../b, b",
    "~/.bashrc, _.bashrc",
    ".ssh, _.ssh",
    "name., name",
    "'name. . ', name",
    "a<b>c:d|e?f*g, a_b_c_d_e_f_g",
    "CON, _CON",
    "nul.txt, _nul.txt",
    "Com1.tar.gz, _Com1.tar.gz",
    "lpt9, _lpt9",
    "'aux .x', '_aux .x'",
    "'a. . ', a",
    "'. .x', '_. .x'",
  })
  void aNameThatIsNotValidEverywhereIsMadeValid(String name, String safe) {
    assertThat(FileNames.safe(name)).isEqualTo(safe);
    assertThat(FileNames.safe(safe)).as("is valid then").isEqualTo(safe);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "...", "/", "a/", "\\", "../..", "\u0000", "\u202e"})
  void nothingUsableIsNoName(String name) {
    assertThat(FileNames.safe(name)).isNull();
  }

  @Test
  void charactersThatCannotBeSeenAreRemoved() {
    assertThat(FileNames.safe("a\u0000b\r\nc\u202egnp.exe\u200b")).isEqualTo("abcgnp.exe");
    assertThat(FileNames.safe("a\ud800b")).isEqualTo("ab");
  }

  @Test
  void aLongNameIsCutBeforeItsExtension() {
    assertThat(FileNames.safe("x".repeat(5_000) + ".onnx")).hasSize(200).endsWith("x.onnx");
    String cut = FileNames.safe("\ud83d\ude00".repeat(100) + ".bin");
    assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
    assertThat(cut).endsWith("\ud83d\ude00.bin");
    assertThat(FileNames.safe("." + "y".repeat(400))).hasSize(200);
  }

  @ParameterizedTest
  @CsvSource({"199, .", "199, ' '", "3, ' '", "198, 😀"})
  void whatIsLeftOfALongNameIsValidToo(int length, String next) {
    String stem = "con".repeat(100).substring(0, length);
    String name = stem + next.repeat(length == 3 ? 250 : 1) + "x".repeat(50);
    String safe = FileNames.safe(name);
    assertThat(safe).doesNotEndWith(".").doesNotEndWith(" ").isNotEqualToIgnoringCase("con");
    assertThat(FileNames.safe(safe)).isEqualTo(safe);
    assertThat(safe.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aNameOfAMillionCharactersIsCutAtOnce() {
    assertThat(FileNames.safe("\u00e4".repeat(1_000_000))).hasSize(100);
  }

  @Test
  void theFirstNameThatIsOneIsTaken() {
    assertThat(FileNames.firstSafe(List.of("..", "/", "../b", "c"))).isEqualTo("b");
    assertThat(FileNames.firstSafe(List.of("", ".."))).isNull();
  }
}
