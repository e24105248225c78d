package io.github.modelregistry.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFormatTest {

  private static final CsvFormat EXACT = new CsvFormat(false, false);

  private static String cell(String text) {
    return EXACT.cell(JsonValue.of(text));
  }

  @Test
  void quotesStandWhereTheRfcWantsThem() {
    assertThat(cell("plain text")).isEqualTo("plain text");
    assertThat(cell("a,b")).isEqualTo("\"a,b\"");
    assertThat(cell("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
    assertThat(cell("two\nlines")).isEqualTo("\"two\nlines\"");
    assertThat(cell("carriage\rreturn")).isEqualTo("\"carriage\rreturn\"");
  }

  @Test
  void textsAreExactByDefault() {
    for (String text : List.of("=1+1", "+49", "-x", "@home", "\tindented", "a\u001bb", "\u202ec")) {
      assertThat(cell(text)).isEqualTo(text);
    }
  }

  @Test
  void aGuardPutsAnApostropheBeforeWhatASpreadsheetWouldEvaluate() {
    CsvFormat guarded = new CsvFormat(true, false);
    for (String start : List.of("=", "+", "-", "@", "\t")) {
      assertThat(guarded.cell(JsonValue.of(start + "cmd"))).isEqualTo("'" + start + "cmd");
    }
    assertThat(guarded.cell(JsonValue.of("\rcmd"))).isEqualTo("\"'\rcmd\"");
    assertThat(guarded.cell(JsonValue.of("a=b"))).isEqualTo("a=b");
    assertThat(guarded.cell(JsonValue.parse("[\"=a\",\"b\"]"))).isEqualTo("'=a b");
    assertThat(guarded.cell(JsonValue.of(-5))).isEqualTo("-5");
  }

  @Test
  void aTerminalGetsNoControlCharacters() {
    CsvFormat onTerminal = new CsvFormat(false, true);

    assertThat(onTerminal.cell(JsonValue.of("a\u001b[2Jb\u202ec"))).isEqualTo("a␛[2Jb\uFFFDc");
  }

  @Test
  void numbersAreNotTextsAndNullIsEmpty() {
    assertThat(EXACT.cell(JsonValue.of(-5))).isEqualTo("-5");
    assertThat(EXACT.cell(JsonValue.ofNull())).isEmpty();
    assertThat(EXACT.cell(JsonValue.parse("[\"a\",\"b\"]"))).isEqualTo("a b");
    assertThat(EXACT.cell(JsonValue.parse("[]"))).isEmpty();
  }
}
