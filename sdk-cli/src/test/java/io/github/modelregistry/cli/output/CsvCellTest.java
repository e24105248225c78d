package io.github.modelregistry.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvCellTest {

  private static String cell(String text) {
    return CsvPrinter.cell(JsonValue.of(text));
  }

  @Test
  void quotesStandWhereTheRfcWantsThem() {
    assertThat(cell("plain text")).isEqualTo("plain text");
    assertThat(cell("a,b")).isEqualTo("\"a,b\"");
    assertThat(cell("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
    assertThat(cell("two\nlines")).isEqualTo("\"two\nlines\"");
  }

  @Test
  void aTextThatASpreadsheetWouldRunGetsAnApostrophe() {
    for (String start : List.of("=", "+", "-", "@", "\t", "\r")) {
      assertThat(cell(start + "cmd")).startsWith("'");
    }
    assertThat(cell("a=b")).isEqualTo("a=b");
  }

  @Test
  void numbersAreNotTextsAndNullIsEmpty() {
    assertThat(CsvPrinter.cell(JsonValue.of(-5))).isEqualTo("-5");
    assertThat(CsvPrinter.cell(JsonValue.ofNull())).isEmpty();
    assertThat(CsvPrinter.cell(JsonValue.parse("[\"a\",\"b\"]"))).isEqualTo("a b");
    assertThat(CsvPrinter.cell(JsonValue.parse("[]"))).isEmpty();
  }
}
