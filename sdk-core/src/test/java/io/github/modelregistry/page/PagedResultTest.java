package io.github.modelregistry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.DecodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagedResultTest {

  private final List<@Nullable String> fetched = new ArrayList<>();

  private PagedResult<String> list() {
    return list("a", "b", "c");
  }

  /** Two pages of rows, of which those named {@code -} are unusable. */
  private PagedResult<String> list(String first, String second, String third) {
    PagedIterable<String> source =
        cursor -> {
          fetched.add(cursor);
          return cursor == null ? Page.of(List.of(first, second), "1") : Page.last(List.of(third));
        };
    Function<String, String> mapping =
        row -> {
          if (row.equals("-")) {
            throw new DecodingException("$.rows.id", "the id is missing");
          }
          return row;
        };
    return PagedResult.<String, String>builder(source, mapping, Function.identity())
        .list("rows of 'x'")
        .build();
  }

  @Test
  void pagesAreFetchedWhenTheirFirstElementIsRequested() {
    Iterator<String> list = list().iterator();

    assertThat(fetched).isEmpty();
    assertThat(list.next() + list.next()).isEqualTo("ab");
    assertThat(fetched).hasSize(1);
    assertThat(list.next()).isEqualTo("c");
    assertThat(list.hasNext()).isFalse();
    assertThatThrownBy(list::next).isInstanceOf(NoSuchElementException.class);
    assertThat(fetched).containsExactly(null, "1");
  }

  @Test
  void itIsIteratedOnceAndNotAfterItIsClosed() {
    PagedResult<String> list = list();
    Iterator<String> iterator = list.iterator();

    assertThatThrownBy(list::iterator)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("once");
    list.close();
    assertThatThrownBy(list::iterator).hasMessage("the list is closed");
    assertThatThrownBy(iterator::hasNext).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(iterator::next).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(list::nextPage).isInstanceOf(IllegalStateException.class);
    assertThat(fetched).isEmpty();
  }

  @Test
  void aStreamHasTheElementsAndEndsWithTheFailure() {
    List<String> given = new ArrayList<>();

    assertThat(list().stream()).containsExactly("a", "b", "c");
    assertThatThrownBy(() -> list("a", "-", "c").stream().forEach(given::add))
        .hasMessageContaining("1 row is unusable");
    assertThat(given).containsExactly("a", "c");
  }

  @Test
  void aTokenContinuesAfterTheLastElementThatWasReturned() {
    PagedResult<String> list = list();
    list.iterator().next();
    PagedResult<String> rest =
        PagedResult.builder(
                (@Nullable String cursor) -> Page.last(List.of("a", "b")),
                Function.<String>identity())
            .resumeFrom(list.resumeToken())
            .build();

    assertThat(rest).containsExactly("b");
  }

  @Test
  void aPageShowsHowManyItemsItHasAndWhetherMoreFollow() {
    assertThat(Page.of(List.of("a", "b"), "1")).hasToString("Page{2 items, more}");
    assertThat(Page.last(List.of())).hasToString("Page{0 items, last}");
  }

  @Test
  void aPageHasATokenForEachPlaceInIt() {
    FetchedPage<String> page = list().nextPage();

    assertThat(List.of(page.tokenAfter(0), page.tokenAfter(1), page.tokenAfter(2)))
        .doesNotHaveDuplicates();
    assertThatThrownBy(() -> page.tokenAfter(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> page.tokenAfter(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aMappedSourceDetectsRepeatsWhereTheSourceDoes() {
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
    PagedIterable<String> one = cursor -> Page.last(List.of());

    assertThat(lists.map(String::length).detectsRepeats()).isFalse();
    assertThat(lists.startingAt("1").detectsRepeats()).isFalse();
    assertThat(new Rows<>(lists, Function.identity()).detectsRepeats()).isFalse();
    assertThat(one.map(String::length).detectsRepeats()).isTrue();
    assertThat(new Rows<>(one, Function.identity()).detectsRepeats()).isTrue();
  }

  @Test
  void moreThanTenUnusableRowsAreCountedAndTenAreNamed() {
    PagedIterable<Integer> rows = cursor -> Page.last(IntStream.range(0, 13).boxed().toList());
    Function<Integer, String> mapping =
        row -> {
          throw new DecodingException("$[" + row + "]", "odd");
        };
    PagedResult<String> list =
        PagedResult.<Integer, String>builder(rows, mapping, Function.identity()).build();

    assertThat(list.nextPage().items()).isEmpty();
    assertThatThrownBy(list::nextPage)
        .isInstanceOfSatisfying(
            DecodingException.class,
            failure -> {
              assertThat(failure.path()).isEqualTo("$[0]");
              assertThat(failure.detail())
                  .startsWith("13 rows are unusable and left out; ")
                  .contains("row index 0 on page 1: $[0]: odd; row index 1 on page 1: $[1]: odd")
                  .contains("$[9]")
                  .doesNotContain("$[10]");
            });
  }

  @Test
  void unusableRowsAreNamedAfterTheLastElementByPageAndIndex() {
    List<String> given = new ArrayList<>();

    assertThatThrownBy(() -> list("a", "-", "-").forEach(given::add))
        .isInstanceOfSatisfying(
            DecodingException.class,
            failure -> {
              assertThat(failure.operation()).isEqualTo("rows of 'x'");
              assertThat(failure.path()).isEqualTo("$.rows.id");
              assertThat(failure.detail())
                  .isEqualTo(
                      "2 rows are unusable and left out; all others were read: row index 1 on page"
                          + " 1: $.rows.id: the id is missing; row index 0 on page 2: $.rows.id:"
                          + " the id is missing");
            });
    assertThat(given).containsExactly("a");
  }

  @Test
  void aFailureOfTheListComesAfterItsLastPage() {
    PagedResult<String> list = list("a", "-", "c");

    assertThat(list.nextPage().items()).containsExactly("a");
    assertThat(list.nextPage().isLast()).as("the failure is still to come").isFalse();
    assertThatThrownBy(list::nextPage).hasMessageContaining("1 row is unusable");
    assertThatThrownBy(list::nextPage).hasMessageContaining("1 row is unusable");
  }

  @Test
  void aListThatIsClosedWhileItIsIteratedGivesNothingMore() {
    PagedResult<String> list = list();
    Iterator<String> iterator = list.iterator();
    assertThat(iterator.next()).isEqualTo("a");
    list.close();

    assertThatThrownBy(iterator::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the list is closed");
    assertThat(fetched).hasSize(1);
  }

  @Test
  void withoutAFailureTheLastPageIsTheLast() {
    PagedResult<String> list = list();

    assertThat(list.nextPage().items()).containsExactly("a", "b");
    assertThat(list.nextPage().isLast()).isTrue();
    assertThatThrownBy(list::nextPage).isInstanceOf(NoSuchElementException.class);
  }
}
