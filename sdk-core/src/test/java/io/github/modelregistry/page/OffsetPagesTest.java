package io.github.modelregistry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetPagesTest {

  @Test
  void aShortListTakesOneRequest() {
    CountingServer server = CountingServer.holding(2);

    assertThat(all(server.walk(100))).isEqualTo(server.items);
    assertThat(server.asked).containsExactly("0+100");
  }

  @Test
  void theTotalSavesTheRequestForAnEmptyPage() {
    CountingServer server = CountingServer.holding(25);

    assertThat(all(server.walk(10))).isEqualTo(server.items);
    assertThat(server.asked).containsExactly("0+10", "10+10", "20+10");
  }

  @Test
  void aNullIsNoItemAndIsCountedAllTheSame() {
    List<Long> asked = new ArrayList<>();
    OffsetPages<String> pages =
        OffsetPages.of(
            3,
            (offset, limit) -> {
              asked.add(offset);
              List<String> rows = offset == 0 ? Arrays.asList("a", null, "b") : List.of("c");
              return OffsetPages.OffsetPage.of(rows, 4L);
            });

    assertThat(all(PagedResult.builder(pages, id -> id).build())).containsExactly("a", "b", "c");
    assertThat(asked).containsExactly(0L, 3L);
  }

  @Test
  void aServerThatCapsItsPagesLosesNothing() {
    CountingServer server = CountingServer.holding(95);
    server.cap = 40;

    assertThat(all(server.walk(100))).isEqualTo(server.items);
    assertThat(server.asked).containsExactly("0+100", "40+100", "80+100");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 39, 40, 50, 80, 94, 96, 1_000})
  void aTotalThatLiesLosesNothing(long lie) {
    CountingServer server = CountingServer.holding(95);
    server.cap = 40;
    server.claimedTotal = lie;

    assertThat(all(server.walk(100))).isEqualTo(server.items);
    assertThat(server.asked).endsWith("95+100").hasSize(4);
  }

  @Test
  void aFirstPageShorterThanAnyLikelyCapIsBelievedToBeAll() {
    CountingServer few = CountingServer.holding(9);
    CountingServer more = CountingServer.holding(10);

    assertThat(all(few.walk(100))).isEqualTo(few.items);
    assertThat(all(more.walk(100))).isEqualTo(more.items);
    assertThat(few.asked).containsExactly("0+100");
    assertThat(more.asked).containsExactly("0+100", "10+100");
  }

  @Test
  void aTotalThatIsThePagesSizeLosesNothing() {
    CountingServer server = CountingServer.holding(25);
    server.claimedTotal = 10L;

    assertThat(all(server.walk(10))).isEqualTo(server.items);
  }

  @Test
  void withoutATotalAnEmptyPageEndsTheList() {
    CountingServer server = CountingServer.holding(20);
    server.tellsTotal = false;

    assertThat(all(server.walk(10))).isEqualTo(server.items);
    assertThat(server.asked).containsExactly("0+10", "10+10", "20+10");
  }

  @Test
  void anEmptyListTakesOneRequest() {
    CountingServer server = CountingServer.holding(0);

    assertThat(all(server.walk(10))).isEmpty();
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void aServerThatIgnoresTheOffsetEndsAfterTheRepeat() {
    List<Long> asked = new ArrayList<>();
    OffsetPages<String> pages =
        OffsetPages.of(
            2,
            (offset, limit) -> {
              asked.add(offset);
              return OffsetPages.OffsetPage.of(List.of("a", "b"), 5L);
            });

    List<String> given = new ArrayList<>();
    PagedResult<String> list = PagedResult.builder(pages, (String item) -> item).build();

    assertThatThrownBy(() -> list.forEach(given::add))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("has 5 items");
    assertThat(given).containsExactly("a", "b");
    assertThat(asked).containsExactly(0L, 2L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1/0", "1", "1/2/3", "1/-2", "99999999999999999999/1"})
  void aForeignCursorIsRefused(String cursor) {
    CountingServer server = CountingServer.holding(1);

    assertThatThrownBy(() -> OffsetPages.of(1, server).fetch(cursor))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(server.asked).isEmpty();
  }

  @Test
  void aPageSizeBelowOneIsRefused() {
    assertThatThrownBy(() -> OffsetPages.of(0, CountingServer.holding(1)))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "same,same same,same            | 4 | same      | 1",
        "a,b b,c                        | 4 | a b c     | 3",
        "a,a b                          | 3 | a b       | 2",
        "a,b a,b c,d                    | 6 | a b       | 2",
      })
  void idsThatRepeatAreNotSilentWhereTheTotalSaysMore(
      String rows, long total, String listed, String different) {
    String[][] pages =
        Arrays.stream(rows.split(" ", -1)).map(p -> p.split(",", -1)).toArray(String[][]::new);
    List<String> given = new ArrayList<>();
    PagedResult<String> list = repeating(pages, page -> total);

    assertThatThrownBy(() -> list.forEach(given::add))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("models of 'x'")
        .hasMessageContaining("only " + different + " different ids were received")
        .hasMessageContaining("has " + total + " items");
    assertThat(given).containsExactly(listed.strip().split(" ", -1));
  }

  @Test
  void aRowThatMovedToTheNextPageIsNoRepetitionWhereTheTotalGrew() {
    String[][] pages = {{"a", "b"}, {"b", "c"}, {"d"}};

    assertThat(all(repeating(pages, page -> page == 0 ? 4L : 5L)))
        .containsExactly("a", "b", "c", "d");
  }

  /** Serves fixed pages of two rows, whatever offset is asked for within them. */
  private static PagedResult<String> repeating(String[][] pages, LongFunction<Long> total) {
    OffsetPages<String> source =
        OffsetPages.of(
            2,
            (offset, limit) -> {
              int page = (int) (offset / 2);
              List<String> rows = page < pages.length ? List.of(pages[page]) : List.of();
              return OffsetPages.OffsetPage.of(rows, total.apply(page));
            });
    return PagedResult.builder(source, (String id) -> id).list("models of 'x'").build();
  }

  private static List<String> all(PagedResult<String> walk) {
    List<String> items = new ArrayList<>();
    walk.forEach(items::add);
    return items;
  }
}
