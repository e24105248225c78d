package io.github.modelregistry.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The common style of paging: each page names the next one by a token, and the last has none. */
class TokenPagesTest {

  private static final int PAGE_SIZE = 25;

  private final List<String> asked = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"", "null"})
  void aListOfExactlyOnePageIsOneRequest(String noToken) {
    PagedIterable<Integer> source = source(PAGE_SIZE, noToken.isEmpty() ? "" : null);

    assertThat(all(source)).hasSize(PAGE_SIZE);
    assertThat(asked).containsExactly("null");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "24, 1", "26, 2", "50, 2", "51, 3"})
  void everyItemIsListedWithOneRequestForEachPage(int count, int requests) {
    assertThat(all(source(count, null))).containsExactlyElementsOf(items(0, count));
    assertThat(asked).hasSize(requests);
  }

  /** As a driver writes it: the token goes out as it came in. */
  private PagedIterable<Integer> source(int count, String noToken) {
    return token -> {
      asked.add(String.valueOf(token));
      int from = token == null ? 0 : Integer.parseInt(token.substring("after-".length()));
      int to = Math.min(count, from + PAGE_SIZE);
      return Page.of(items(from, to), to < count ? "after-" + to : noToken);
    };
  }

  private static List<Integer> items(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private static List<Integer> all(PagedIterable<Integer> source) {
    List<Integer> all = new ArrayList<>();
    PagedResult.builder(source, Integer::toUnsignedString).build().forEach(all::add);
    return all;
  }
}
