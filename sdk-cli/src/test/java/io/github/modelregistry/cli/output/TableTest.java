package io.github.modelregistry.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TextOutput out = new TextOutput(bytes);

  private static final RowSchema<String> SCHEMA =
      new RowSchema<>(
          "words",
          List.of("key", "word", "createdBy"),
          word -> Map.of("key", JsonValue.of(word), "createdBy", JsonValue.of("by " + word)),
          List.of(
              Column.whole("key", "KEY", word -> word), Column.of("word", "WORD", word -> word)));

  private Printer<String> table(int terminalColumns, String... columns) {
    return table(true, terminalColumns, columns);
  }

  private Printer<String> table(boolean headers, int terminalColumns, String... columns) {
    return new Printers(
            new PrintOptions(
                Format.TABLE, List.of(columns), headers, false, terminalColumns, false),
            out,
            out)
        .ofOne(SCHEMA);
  }

  private List<String> lines() {
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void columnsAreAsWideAsTheirWidestCellCountingWideCharactersTwice() {
    Printer<String> table = table(0);
    table.print("模型");
    table.print("ab");
    table.end(List.of());

    assertThat(lines()).containsExactly("KEY   WORD", "模型  模型", "ab    ab");
  }

  @Test
  void rowsAreHandedOnLongBeforeTheListEnds() {
    Printer<String> table = table(0);
    for (int i = 0; i < 201; i++) {
      table.print("row" + i);
    }
    assertThat(lines()).hasSize(202);

    table.print("a row that is wider than those that were measured");
    assertThat(lines())
        .hasSize(203)
        .last()
        .asString()
        .contains("that is wider than those that were measured");
  }

  @Test
  void anEmptyListIsItsTitles() {
    table(0).end(List.of());

    assertThat(lines()).containsExactly("KEY  WORD");
  }

  @Test
  void aNarrowTerminalCutsTheWidestColumnsThatMayBeCut() {
    Printer<String> table = table(40);
    table.print("twenty-four-characters-x");
    table.end(List.of());

    assertThat(lines())
        .containsExactly(
            "KEY                       WORD", "twenty-four-characters-x  twenty-four-c…");
  }

  @Test
  void nothingIsCutToLessThanCanBeRecognised() {
    Printer<String> table = table(5);
    table.print("twenty-four-characters-x");
    table.end(List.of());

    assertThat(lines().get(1)).isEqualTo("twenty-four-characters-x  twent…");
  }

  @Test
  void columnsAtTheEndAreLeftOutBeforeAllBecomeUnreadable() {
    List<List<String>> rows = List.of(List.of("K", "x".repeat(30), "y".repeat(20), "z".repeat(20)));
    boolean[] cuttable = {false, true, true, true};

    assertThat(ColumnWidths.of(rows, cuttable, 0)).containsExactly(1, 30, 20, 20);
    assertThat(ColumnWidths.of(rows, cuttable, 70)).containsExactly(1, 23, 20, 20);
    assertThat(ColumnWidths.of(rows, cuttable, 54)).containsExactly(1, 29, 20);
    assertThat(ColumnWidths.of(rows, cuttable, 20)).containsExactly(1, 7, 8);
  }

  @Test
  void chosenColumnsStandInTheirOrderThoseWithoutATitleUnderTheirName() {
    Printer<String> table = table(0, "createdBy", "WORD");
    table.print("ab");
    table.end(List.of());

    assertThat(lines()).containsExactly("CREATED BY  WORD", "by ab       ab");
  }

  @Test
  void aTableWithoutHeadersIsItsRows() {
    Printer<String> table = table(false, 0);
    table.print("ab");
    table.end(List.of());
    table(false, 0).end(List.of());

    assertThat(lines()).containsExactly("ab  ab");
  }
}
