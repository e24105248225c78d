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

    assertThatThrownBy(list::iterator).isInstanceOf(IllegalStateException.class);
    list.close();
    assertThatThrownBy(iterator::hasNext).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(iterator::next).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(list::nextPage).isInstanceOf(IllegalStateException.class);
    assertThat(fetched).isEmpty();
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
