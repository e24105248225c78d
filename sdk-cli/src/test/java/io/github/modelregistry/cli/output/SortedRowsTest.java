package io.github.modelregistry.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SortedRowsTest {

  private static final RowSchema<JsonValue> SCHEMA =
      new RowSchema<>(
          "rows",
          List.of("id", "name", "sizeBytes", "updatedAt"),
          JsonValue::fields,
          List.of(
              Column.of("updatedAt", "UPDATED", row -> null),
              Column.of("sizeBytes", "SIZE", row -> null)));

  /** Sorts rows of JSON and returns their ids. */
  private static String sorted(String keys, int limit, String... rows) {
    SortedRows<JsonValue> sorted = new SortedRows<>(SCHEMA, List.of(keys.split(",")), limit);
    for (String row : rows) {
      sorted.add(JsonValue.parse(row));
    }
    List<String> ids = new ArrayList<>();
    sorted.forEach(row -> ids.add(row.get("id").asString()));
    return String.join(" ", ids);
  }

  private static String byName(String key, String... names) {
    SortedRows<JsonValue> sorted = new SortedRows<>(SCHEMA, List.of(key), Integer.MAX_VALUE);
    for (String name : names) {
      sorted.add(JsonValue.parse("{\"name\":\"" + name + "\"}"));
    }
    List<String> ordered = new ArrayList<>();
    sorted.forEach(row -> ordered.add(row.get("name").asString()));
    return String.join(" ", ordered);
  }

  private static final String[] UPDATED = {
    "{\"id\":\"none\",\"updatedAt\":null}",
    "{\"id\":\"second\",\"updatedAt\":\"2026-01-01T00:00:01Z\"}",
    "{\"id\":\"fraction\",\"updatedAt\":\"2026-01-01T00:00:01.5Z\"}",
    "{\"id\":\"absent\"}",
    "{\"id\":\"first\",\"updatedAt\":\"2025-12-31T23:59:59.999999Z\"}"
  };

  @Test
  void timesSortAsTimesAndRowsWithoutOneComeLastInBothDirections() {
    assertThat(sorted("updatedAt", 9, UPDATED)).isEqualTo("first second fraction none absent");
    assertThat(sorted("-updatedAt", 9, UPDATED)).isEqualTo("fraction second first none absent");
  }

  @Test
  void onlyTheFirstRowsInTheOrderAreKept() {
    assertThat(sorted("-updatedAt", 2, UPDATED)).isEqualTo("fraction second");
  }

  @Test
  void aSmallLimitHoldsAmongThousands() {
    SortedRows<JsonValue> sorted = new SortedRows<>(SCHEMA, List.of("-sizeBytes"), 2);
    for (int i = 0; i < 5_000; i++) {
      sorted.add(
          JsonValue.parse("{\"id\":\"" + i + "\",\"sizeBytes\":" + (i * 7919 % 5_000) + "}"));
    }
    List<String> sizes = new ArrayList<>();
    sorted.forEach(row -> sizes.add(row.get("sizeBytes").toString()));

    assertThat(sizes).containsExactly("4999", "4998");
  }

  @Test
  void laterKeysDecideBetweenEqualsAndThenTheOrderOfTheList() {
    String[] rows = {
      "{\"id\":\"a\",\"name\":\"x\",\"sizeBytes\":1}",
      "{\"id\":\"b\",\"name\":\"x\",\"sizeBytes\":20}",
      "{\"id\":\"c\",\"name\":\"w\",\"sizeBytes\":3}",
      "{\"id\":\"d\",\"name\":\"x\",\"sizeBytes\":20}"
    };

    assertThat(sorted("name,-sizeBytes", 9, rows)).isEqualTo("c b d a");
    assertThat(sorted("-name,sizeBytes", 9, rows)).isEqualTo("a b d c");
  }

  @Test
  void numbersSortBySizeAndTextsWithoutRegardToCase() {
    assertThat(byName("name", "10", "9", "b", "A", "010", "a", "B", "100000000000000000000"))
        .isEqualTo("9 010 10 100000000000000000000 A a B b");
    assertThat(byName("-name", "10", "9", "b", "A")).isEqualTo("b A 10 9");
  }

  @Test
  void fieldsMayBeNamedByTheirTitlesInAnyCase() {
    assertThat(sorted("-UPDATED", 1, UPDATED)).isEqualTo("fraction");
    assertThat(sorted("-updatedat", 1, UPDATED)).isEqualTo("fraction");
  }

  @Test
  void anUnknownFieldIsRefusedAndTheOthersAreNamed() {
    assertThatThrownBy(() -> sorted("-age", 1, UPDATED))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "Invalid request: --sort 'age': there is no such field; the fields are id, name,"
                + " sizeBytes, updatedAt");
  }
}
