package io.github.modelregistry.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PageIterator;
import io.github.modelregistry.page.PageSource;
import io.github.modelregistry.page.PagedResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceivedRowsTest {

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
        .hasMessageContaining("1 row has no usable id; all other models were listed: $[bad]: odd")
        .hasMessageNotContaining(";  ");
    assertThat(given).containsExactly("model 1", "model 2");
  }

  @Test
  void moreThanTenRowsAreCountedAndTenAreNamed() {
    String[] rows = IntStream.range(0, 13).mapToObj(i -> "bad" + i).toArray(String[]::new);

    DecodingException failure =
        catchThrowableOfType(DecodingException.class, () -> list(rows).forEach(given::add));

    assertThat(failure.detail())
        .startsWith("13 rows have no usable id; ")
        .contains("$[bad0]: odd; $[bad1]: odd")
        .contains("$[bad9]")
        .doesNotContain("$[bad10]");
    assertThat(failure.path()).isEqualTo("$[bad0]");
    assertThat(given).isEmpty();
  }

  @Test
  void repeatsAreDetectedWhereTheRowsDetectThem() {
    PageSource<String> lists =
        new PageSource<>() {
          @Override
          public Page<String> fetch(@Nullable String cursor) {
            return Page.last(List.of());
          }

          @Override
          public boolean detectsRepeats() {
            return false;
          }
        };

    assertThat(new ReceivedRows<>(lists, Function.identity(), "models").detectsRepeats()).isFalse();
    assertThat(new ReceivedRows<>(lists::fetch, Function.identity(), "models").detectsRepeats())
        .isTrue();
  }

  private static PagedResult<String> list(String... items) {
    ReceivedRows<String, String> rows =
        new ReceivedRows<>(cursor -> Page.last(List.of(items)), ReceivedRowsTest::map, "models");
    return rows.list(PageIterator.builder(rows, Function.<String>identity()).build());
  }

  private static String map(String row) {
    if (row.startsWith("bad")) {
      throw new DecodingException("$[" + row + "]", "odd");
    }
    return "model " + row;
  }
}
