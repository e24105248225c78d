package io.github.modelregistry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.DecodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsTest {

  private final List<String> given = new ArrayList<>();

  @Test
  void rowsThatAreAllUsableEndWithoutAFailure() {
    list("1", "2").forEach(given::add);

    assertThat(given).containsExactly("model 1", "model 2");
  }

  @Test
  void aRowThatIsNotUsableIsNamedAfterTheOthers() {
    PagedResult<String> list = list("1", "bad", "2");

    assertThatThrownBy(() -> list.forEach(given::add))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining(
            "1 row is unusable and left out; all others were read: row index 1 on page 1: $[bad]:"
                + " odd")
        .hasMessageNotContaining(";  ");
    assertThat(given).containsExactly("model 1", "model 2");
  }

  @Test
  void moreThanTenRowsAreCountedAndTenAreNamed() {
    String[] rows = IntStream.range(0, 13).mapToObj(i -> "bad" + i).toArray(String[]::new);

    DecodingException failure =
        catchThrowableOfType(DecodingException.class, () -> list(rows).forEach(given::add));

    assertThat(failure.detail())
        .startsWith("13 rows are unusable and left out; ")
        .contains("row index 0 on page 1: $[bad0]: odd; row index 1 on page 1: $[bad1]: odd")
        .contains("$[bad9]")
        .doesNotContain("$[bad10]");
    assertThat(failure.path()).isEqualTo("$[bad0]");
    assertThat(given).isEmpty();
  }

  @Test
  void repeatsAreDetectedWhereTheRowsDetectThem() {
    PagedIterable<String> lists =
        new PagedIterable<>() {
          @Override
          public Page<String> fetch(@Nullable String cursor) {
            return Page.last(List.of());
          }

          @Override
          public boolean detectsRepeats() {
            return false;
          }
        };

    assertThat(new Rows<>(lists, Function.identity()).detectsRepeats()).isFalse();
    PagedIterable<String> one = cursor -> Page.last(List.of());
    assertThat(new Rows<>(one, Function.identity()).detectsRepeats()).isTrue();
  }

  private static PagedResult<String> list(String... items) {
    PagedIterable<String> rows = cursor -> Page.last(List.of(items));
    return PagedResult.of(
        PageIterator.<String, String>builder(rows, RowsTest::map, Function.identity()).build());
  }

  private static String map(String row) {
    if (row.startsWith("bad")) {
      throw new DecodingException("$[" + row + "]", "odd");
    }
    return "model " + row;
  }
}
