package io.github.modelregistry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagedResultTest {

  private final List<@Nullable String> fetched = new ArrayList<>();

  private PagedResult<String> list(Supplier<? extends @Nullable RuntimeException> failureAtEnd) {
    PageSource<String> source =
        cursor -> {
          fetched.add(cursor);
          return cursor == null ? Page.of(List.of("a", "b"), "1") : Page.last(List.of("c"));
        };
    return PagedResult.of(PageIterator.builder(source, Function.identity()).build(), failureAtEnd);
  }

  @Test
  void pagesAreFetchedWhenTheirFirstElementIsRequested() {
    Iterator<String> list = list(() -> null).iterator();

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
    PagedResult<String> list = list(() -> null);
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

    assertThat(list(() -> null).stream()).containsExactly("a", "b", "c");
    assertThatThrownBy(
            () ->
                list(() -> new IllegalArgumentException("one row is odd")).stream()
                    .forEach(given::add))
        .hasMessage("one row is odd");
    assertThat(given).containsExactly("a", "b", "c");
  }

  @Test
  void aTokenContinuesAfterTheLastElementThatWasReturned() {
    PagedResult<String> list = list(() -> null);
    list.iterator().next();
    PageIterator<String> rest =
        PageIterator.builder(
                (@Nullable String cursor) -> Page.last(List.of("a", "b")),
                Function.<String>identity())
            .resumeFrom(list.resumeToken())
            .build();

    assertThat(rest.next()).isEqualTo("b");
    assertThat(rest.hasNext()).isFalse();
  }

  @Test
  void aPageShowsHowManyItemsItHasAndWhetherMoreFollow() {
    assertThat(Page.of(List.of("a", "b"), "1")).hasToString("Page{2 items, more}");
    assertThat(Page.last(List.of())).hasToString("Page{0 items, last}");
  }

  @Test
  void aPageHasATokenForEachPlaceInIt() {
    FetchedPage<String> page = list(() -> null).nextPage();

    assertThat(List.of(page.tokenAfter(0), page.tokenAfter(1), page.tokenAfter(2)))
        .doesNotHaveDuplicates();
    assertThatThrownBy(() -> page.tokenAfter(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> page.tokenAfter(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aMappedSourceDetectsRepeatsWhereTheSourceDoes() {
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
    PageSource<String> one = lists::fetch;

    assertThat(lists.map(String::length).detectsRepeats()).isFalse();
    assertThat(one.map(String::length).detectsRepeats()).isTrue();
  }

  @Test
  void aFailureOfTheListComesAfterItsLastElement() {
    List<String> given = new ArrayList<>();

    assertThatThrownBy(
            () -> list(() -> new IllegalArgumentException("one row is odd")).forEach(given::add))
        .hasMessage("one row is odd");
    assertThat(given).containsExactly("a", "b", "c");
  }

  @Test
  void aFailureOfTheListComesAfterItsLastPage() {
    PagedResult<String> list = list(() -> new IllegalArgumentException("one row is odd"));

    assertThat(list.nextPage().isLast()).isFalse();
    assertThat(list.nextPage().isLast()).as("the failure is still to come").isFalse();
    assertThatThrownBy(list::nextPage).hasMessage("one row is odd");
  }

  @Test
  void withoutAFailureTheLastPageIsTheLast() {
    PagedResult<String> list = list(() -> null);

    assertThat(list.nextPage().items()).containsExactly("a", "b");
    assertThat(list.nextPage().isLast()).isTrue();
    assertThatThrownBy(list::nextPage).isInstanceOf(NoSuchElementException.class);
  }
}
